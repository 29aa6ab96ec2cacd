package io.guestbeat.agent;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import java.nio.file.Path;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the real agent writes its log. */
final class LogIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir Path folder;

  @Test
  void goesToStandardErrorWhereTheFileCannotBeOpened() throws Exception {
    String options = "log.file=" + folder.resolve("no/such/folder/guestbeat.log");
    try (ChildJvm child = ChildJvm.withAgent(JAVA_HOME, options, Server.class)) {
      String first = child.awaitError("guestbeat: ");
      child.awaitError("guestbeat: INFO no statistics");

      assertThat(first).contains("ERROR log.file cannot be opened", "no/such/folder");
      assertThat(child.finish()).isZero();
    }
  }

  /** A pipe that is full, as of a terminal that Ctrl+S has stopped. */
  @Test
  void aStandardErrorThatTakesNothingHoldsUpNeitherMBeansNorHeartbeats() throws Exception {
    String fullPipe =
        "mkfifo '%s' && exec 9<>'%s' && head -c 65536 /dev/zero >&9 && exec \"$0\" \"$@\" 2>&9"
            .replace("%s", folder.resolve("pipe").toString());
    String options = "host=simulator,log=debug,heartbeat=on,heartbeat.interval=1s";
    ObjectName monitor = new ObjectName("io.guestbeat:type=AppMonitor");
    try (ChildJvm child =
        ChildJvm.startBehind(
            List.of("sh", "-c", fullPipe),
            JAVA_HOME,
            List.of("-javaagent:" + ChildJvm.agentJar() + "=" + options),
            Server.class)) {
      child.awaitOutput("serving");
      try (JmxAccess jmx = JmxAccess.to(child)) {
        jmx.awaitRegistered(monitor);

        Wait.until(() -> sent(jmx, monitor) >= 2, () -> "heartbeats: " + sent(jmx, monitor));
      }
      assertThat(child.finish()).isZero();
    }
  }

  private static long sent(JmxAccess jmx, ObjectName monitor) {
    try {
      return (Long) jmx.readAll(monitor, "HeartbeatsSent").get("HeartbeatsSent");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
