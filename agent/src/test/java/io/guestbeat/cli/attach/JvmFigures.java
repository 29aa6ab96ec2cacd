package io.guestbeat.cli.attach;

import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** What a JVM holds after a full collection. */
record JvmFigures(int threads, int classes, long files, long metaspaceKb, long residentKb) {
  static JvmFigures of(Program child, JmxAccess jmx) throws Exception {
    // Several: in Java 8 what has finalizers goes by stages.
    for (int times = 0; times < 10; times++) {
      jmx.invoke(new ObjectName("java.lang:type=Memory"), "gc");
    }
    ObjectName metaspace = new ObjectName("java.lang:type=MemoryPool,name=Metaspace");
    CompositeData usage = (CompositeData) jmx.read(metaspace, "Usage");
    Path proc = Path.of("/proc", Long.toString(child.pid()));
    return new JvmFigures(
        (Integer) jmx.read(new ObjectName("java.lang:type=Threading"), "ThreadCount"),
        (Integer) jmx.read(new ObjectName("java.lang:type=ClassLoading"), "LoadedClassCount"),
        filesIn(proc.resolve("fd")),
        (Long) usage.get("used") / 1024,
        residentKb(proc));
  }

  private static long filesIn(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private static long residentKb(Path proc) throws Exception {
    try (Stream<String> lines = Files.lines(proc.resolve("status"))) {
      String line = lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", ""));
    }
  }
}
