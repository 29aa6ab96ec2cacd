package io.guestbeat.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.guest.Statistic;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.management.ObjectName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real jar with its default options on this machine, which is not VMware's. */
final class NotVmwareIT {
  private static final String[] STATISTICS =
      Arrays.stream(Statistic.values()).map(Statistic::apiName).toArray(String[]::new);

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void saysSoInOneLineAndInTheMBeanAndTheApplicationRuns(Path javaHome) throws Exception {
    ObjectName stats = new ObjectName("io.guestbeat:type=GuestStats");
    try (Program child = ChildJvm.withAgent(javaHome, "", Server.class)) {
      child.awaitOutput("serving");
      // Before any JMX client has come.
      child.awaitError("guestbeat: INFO no statistics");
      try (JmxAccess jmx = JmxAccess.to(child)) {
        jmx.awaitRegistered(stats);

        Map<String, Object> values =
            jmx.readAll(stats, "Available", "UnavailableReason", "SessionId", "HostDescription");

        assertThat(values).containsEntry("Available", false).containsEntry("SessionId", null);
        assertThat((String) values.get("UnavailableReason"))
            .contains("not a VMware virtual machine")
            .contains("sys_vendor", "product_name", "0x15ad");
        assertThat(jmx.readAll(stats, STATISTICS)).hasSize(36).values().containsOnlyNulls();
      }

      assertThat(child.finish()).isZero();
      assertThat(child.output()).containsExactly("serving", "stopping");
      assertThat(child.errors()).singleElement().asString().contains(" guestbeat: INFO ");
    }
  }
}
