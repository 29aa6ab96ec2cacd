package io.guestbeat.agent.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.guest.Statistic;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** jmxterm, as an operator's shell has it, reads and drives everything the JVM offers. */
final class JmxtermIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final String STATS = "io.guestbeat:type=GuestStats";
  private static final String MONITOR = "io.guestbeat:type=AppMonitor";

  @TempDir Path folder;

  @Test
  void readsEveryAttributeAndInvokesEveryOperation() throws Exception {
    List<String> operations = new ArrayList<>();
    List<String> attributes = new ArrayList<>();
    List<String> printed;
    try (Program child =
        ChildJvm.withAgent(JAVA_HOME, "host=simulator,jmx.control=reset", Server.class)) {
      child.awaitOutput("serving");
      try (JmxAccess jmx = JmxAccess.to(child)) {
        jmx.awaitRegistered(new ObjectName(MONITOR));
        for (String bean : List.of(STATS, MONITOR)) {
          MBeanInfo info = jmx.info(new ObjectName(bean));
          operations.addAll(names(info.getOperations()));
          attributes.addAll(names(info.getAttributes()));
        }
        printed = jmxterm(jmx.url());
      }
      assertThat(child.finish()).isZero();
    }

    assertThat(attributes).hasSize(Statistic.values().length + 7 + 31);
    assertThat(attributes)
        .allSatisfy(name -> assertThat(printed).anyMatch(line -> line.startsWith(name + " = ")));
    assertThat(operations)
        .containsExactlyInAnyOrder(
            "refresh",
            "errorOf",
            "stat",
            "enable",
            "disable",
            "markActive",
            "postAppState",
            "startHeartbeat",
            "stopHeartbeat",
            "setHeartbeatIntervalMillis",
            "suspend",
            "resume");
    assertThat(operations).allSatisfy(name -> assertThat(SCRIPT).contains(" " + name));
    assertThat(printed)
        .contains("Available = true;", "UnavailableReason = null;", "LastError = null;")
        .contains("Enabled = true;", "AppStatus = GREEN;", "HeartbeatsSent = 1;")
        .contains("AppState = appStateOk;", "SuspensionReason = deployment;")
        .anyMatch(line -> line.contains("INTERVAL_CHANGED: a heartbeat every 2s"))
        .anyMatch(line -> line.matches("MemUsedMB = \\d+;"))
        .anyMatch(line -> line.contains("SUCCESS (0)"))
        .anyMatch(line -> line.contains("\"session\""));
  }

  private static final String SCRIPT =
      """
      run -b io.guestbeat:type=AppMonitor enable
      run -b io.guestbeat:type=AppMonitor markActive
      run -b io.guestbeat:type=AppMonitor postAppState appStateNeedReset
      run -b io.guestbeat:type=AppMonitor postAppState appStateOk
      get -b io.guestbeat:type=AppMonitor *
      run -b io.guestbeat:type=AppMonitor startHeartbeat
      run -b io.guestbeat:type=AppMonitor setHeartbeatIntervalMillis 2000
      run -b io.guestbeat:type=AppMonitor suspend 60 deployment
      get -b io.guestbeat:type=AppMonitor SuspensionReason Decisions
      run -b io.guestbeat:type=AppMonitor resume
      run -b io.guestbeat:type=AppMonitor stopHeartbeat
      run -b io.guestbeat:type=AppMonitor disable
      run -b io.guestbeat:type=GuestStats refresh
      run -b io.guestbeat:type=GuestStats errorOf MemUsedMB
      run -b io.guestbeat:type=GuestStats stat json session
      get -b io.guestbeat:type=GuestStats *
      """;

  private static List<String> names(MBeanFeatureInfo[] features) {
    return Arrays.stream(features).map(MBeanFeatureInfo::getName).toList();
  }

  private List<String> jmxterm(String url) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("script"), SCRIPT);
    List<String> arguments =
        List.of(
            "-jar",
            ChildJvm.testTool("jmxterm.jar").toString(),
            "-n",
            "-e",
            "-l",
            url,
            "-i",
            script.toString());
    try (Program jmxterm = ChildJvm.run(JAVA_HOME, arguments)) {
      int status = jmxterm.finish();
      assertThat(status).describedAs(jmxterm.errors().toString()).isZero();
      return jmxterm.output();
    }
  }
}
