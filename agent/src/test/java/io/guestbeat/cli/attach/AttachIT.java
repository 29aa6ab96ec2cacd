package io.guestbeat.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real jar, attached to JVMs that run already. */
final class AttachIT {
  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void attachesToARunningApplicationOnce(Path javaHome) throws Exception {
    ObjectName guestStats = new ObjectName("io.guestbeat:type=GuestStats");
    try (Program child = ChildJvm.start(javaHome, List.of(), Server.class)) {
      child.awaitOutput("serving");

      // No pause of a busy machine adds a line.
      JmxAccess.attachAgent(child, "host=auto,pause.min=10s");
      child.awaitError("guestbeat: INFO");
      JmxAccess.attachAgent(child, "host=auto,pause.min=10s");
      child.awaitError("guestbeat: Guestbeat is already running in this JVM");

      try (JmxAccess jmx = JmxAccess.to(child)) {
        assertThat(jmx.read(guestStats, "HostDescription")).isNotNull();
      }
      assertThat(child.finish()).isZero();
      assertThat(child.errors()).filteredOn(line -> line.contains(" guestbeat: ")).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void attachesWithGoodOptionsAfterBadOnes(Path javaHome) throws Exception {
    try (Program child = ChildJvm.start(javaHome, List.of(), Server.class)) {
      child.awaitOutput("serving");
      JmxAccess.attachAgent(child, "hots=simulator");
      child.awaitError("not started");

      // It ends a moment after it has said so.
      String line = "in this JVM already";
      while (line.contains("in this JVM already")) {
        JmxAccess.attachAgent(child, "host=simulator");
        line = child.awaitError("guestbeat: ");
      }

      assertThat(line).contains(" guestbeat: INFO statistics");
      assertThat(child.finish()).isZero();
    }
  }
}
