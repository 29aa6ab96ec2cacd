package io.guestbeat.heartbeat.escalation.evidence;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.stream.Stream;

/** The heap, its pools and collectors, and what else the JVM had open and running. */
public final class MemorySection implements EvidenceSection {
  private static final Path OPEN_FILES = Paths.get("/proc/self/fd");
  private static final long KB = 1024;

  @Override
  public String title() {
    return "Memory";
  }

  @Override
  public void write(Appendable text) throws IOException {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    writeUsage(text, "heap", memory.getHeapMemoryUsage());
    writeUsage(text, "outside the heap", memory.getNonHeapMemoryUsage());
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      writeUsage(text, pool.getName(), pool.getUsage());
      writeUsage(text, pool.getName() + " after its last collection", pool.getCollectionUsage());
    }
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      line(text, collector.getName(), collectionsOf(collector));
    }
    line(text, "objects to finalize", memory.getObjectPendingFinalizationCount());
    writeProcess(text);
  }

  private static void writeProcess(Appendable text) throws IOException {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    line(text, "uptime", Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
    line(text, "threads", threads.getThreadCount() + ", at most " + threads.getPeakThreadCount());
    line(text, "processors", system.getAvailableProcessors());
    if (system.getSystemLoadAverage() >= 0) {
      line(text, "load of the last minute", system.getSystemLoadAverage());
    }
    if (Files.isDirectory(OPEN_FILES)) {
      line(text, "open files", openFiles());
    }
  }

  /** Lines of a pool that is no longer, or never collected, are left out. */
  private static void writeUsage(Appendable text, String name, MemoryUsage usage)
      throws IOException {
    if (usage == null) {
      return;
    }
    String bound = usage.getMax() < 0 ? "no bound" : "at most " + usage.getMax() / KB + " KB";
    line(
        text,
        name,
        "used "
            + usage.getUsed() / KB
            + " KB, committed "
            + usage.getCommitted() / KB
            + " KB, "
            + bound);
  }

  private static String collectionsOf(GarbageCollectorMXBean collector) {
    return collector.getCollectionCount()
        + " collections in "
        + collector.getCollectionTime()
        + " ms";
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      // One of them is the listing itself.
      return files.count() - 1;
    }
  }

  private static void line(Appendable text, String name, Object value) throws IOException {
    text.append(name).append(": ").append(String.valueOf(value)).append('\n');
  }
}
