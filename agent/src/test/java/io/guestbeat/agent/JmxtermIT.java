package io.guestbeat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** jmxterm, as an operator's shell has it, reads the JVM's MBeans. */
final class JmxtermIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir Path folder;

  @Test
  void readsEveryAttribute() throws Exception {
    Path script = folder.resolve("script");
    Files.writeString(
        script, "get -b io.guestbeat:type=GuestStats *\nget -b io.guestbeat:type=AppMonitor *\n");
    try (ChildJvm child = ChildJvm.withAgent(JAVA_HOME, "host=simulator", Server.class)) {
      child.awaitOutput("serving");
      List<String> read;
      try (JmxAccess jmx = JmxAccess.to(child)) {
        jmx.awaitRegistered(new ObjectName("io.guestbeat:type=AppMonitor"));
        read = jmxterm(jmx.url(), script);
      }

      assertThat(read)
          .contains("Available = true;", "UnavailableReason = null;", "LastError = null;")
          .anyMatch(line -> line.matches("MemUsedMB = \\d+;"))
          .hasSizeGreaterThan(36);
    }
  }

  private static List<String> jmxterm(String url, Path script) throws Exception {
    List<String> arguments =
        List.of(
            "-jar",
            ChildJvm.testTool("jmxterm.jar").toString(),
            "-n",
            "-l",
            url,
            "-i",
            script.toString());
    try (ChildJvm jmxterm = ChildJvm.run(JAVA_HOME, arguments)) {
      assertThat(jmxterm.finish()).isZero();
      return jmxterm.output();
    }
  }
}
