package io.guestbeat.cli.doctor.jvm;

import static io.guestbeat.jmx.reading.GateRows.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.cli.doctor.Lines;
import io.guestbeat.jmx.reading.HeartbeatReading;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.StatisticsReading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from the MBeans' attributes of one JVM: its findings and its exit status. */
class JvmStateTest {
  private final Map<String, Object> statistics = new HashMap<>();
  private final Map<String, Object> heartbeat = new HashMap<>();
  private final Map<String, Object> insight = new HashMap<>();
  private final JvmDiagnosis diagnosis = new JvmDiagnosis(4711);

  JvmStateTest() {
    statistics.put("Available", true);
    statistics.put("HostDescription", "GuestRPC over vSockets");
    heartbeat.put("AppStatus", "GREEN");
    heartbeat.put("Enabled", true);
    heartbeat.put("HeartbeatMode", "on");
    heartbeat.put("HeartbeatRunning", true);
    heartbeat.put("HeartbeatPhase", "ALIVE");
    heartbeat.put("HeartbeatIntervalMillis", 10_000L);
    heartbeat.put("HeartbeatsSent", 7L);
    heartbeat.put("HeartbeatsWithheld", 0L);
    heartbeat.put("HeartbeatsFailed", 0L);
    heartbeat.put("MillisSinceLastHeartbeat", 3_000L);
    heartbeat.put("Gates", new CompositeData[] {gate("deadlock", true, true, "")});
    insight.put("Alarms", "none");
  }

  @Test
  void allIsWell() {
    assertThat(lines())
        .containsExactly(
            "OK statistics available, from GuestRPC over vSockets",
            "OK heartbeat mode on, alive, every 10s, sent 7, withheld 0, failed 0, last 3 s ago,"
                + " status GREEN",
            "OK gates open: deadlock",
            "OK alarms none");
    assertThat(diagnosis.health()).isEqualTo(JvmHealth.HEALTHY);
    assertThat(diagnosis.conclusion()).isEqualTo("Process 4711: Guestbeat is healthy.");
    assertThat(diagnosis.values())
        .containsEntry("available", true)
        .containsEntry("heartbeatPhase", "ALIVE")
        .containsEntry("alarms", List.of());
  }

  @Test
  void onlyAStatusThatIsKnownIsRepeated() {
    heartbeat.put("AppStatus", "GREEN, and all is well");

    assertThat(lines()).noneMatch(line -> line.contains("all is well"));
    assertThat(diagnosis.values()).containsEntry("appStatus", "UNKNOWN");
  }

  @Test
  void aFailureThatAnotherProcessHidesIsOne() throws Exception {
    heartbeat.put("HeartbeatPhase", "WAITING");
    heartbeat.put("HeartbeatOwner", "acme");
    heartbeat.put("HeartbeatOwnerProcess", 12L);
    assertThat(lines()).anyMatch(line -> line.startsWith("OK heartbeat mode on, waiting"));

    heartbeat.put("Gates", new CompositeData[] {gate("deadlock", false, true, "2 threads")});
    assertThat(lines())
        .anyMatch(line -> line.contains("but process 12 (acme) sends the heartbeat of this"));
  }

  @Test
  void aFailureThatAnotherProgramHidesIsOne() {
    heartbeat.put("HeartbeatPhase", "WITHHOLDING");
    heartbeat.put("HiddenByAnother", true);

    assertThat(lines()).anyMatch(line -> line.contains("another program of this virtual machine"));
  }

  @Test
  void withholdingIsSeenWhateverTheDecisionsHold() {
    heartbeat.put("HeartbeatPhase", "WITHHOLDING");
    heartbeat.put("Decisions", new String[] {"2026-01-01T00:00:00Z GATE_OPENED: heap"});

    assertThat(lines()).anyMatch(line -> line.contains("heartbeats are withheld"));
  }

  @Test
  void aDryRunIsHealthyThoughTheHostSaysNothing() {
    heartbeat.put("HeartbeatMode", "dry-run");
    heartbeat.put("AppStatus", "UNKNOWN");

    assertThat(lines()).noneMatch(line -> line.startsWith("FAIL heartbeat"));
  }

  @ParameterizedTest
  @CsvSource({
    "AppStatus, RED, on, considers the application failed",
    "AppStatus, GRAY, on, does not monitor this application",
    "AppStatus, UNKNOWN, on, does not report the application",
    "AppStatus, RED, off, considers the application failed",
    "AppStatus, RED, presence, considers the application failed",
    "HeartbeatPhase, STOPPED, on, it was stopped"
  })
  void whatIsWrongWithTheHeartbeatIsUnhealthy(
      String attribute, String value, String mode, String text) {
    heartbeat.put("HeartbeatMode", mode);
    heartbeat.put(attribute, value);

    assertThat(lines()).anyMatch(line -> line.startsWith("FAIL heartbeat") && line.contains(text));
    assertThat(diagnosis.health()).isEqualTo(JvmHealth.UNHEALTHY);
    assertThat(diagnosis.needsMachineDiagnosis()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"GRAY", "GREEN", "UNKNOWN"})
  void aHeartbeatThatIsOffIsHealthy(String status) {
    heartbeat.put("HeartbeatMode", "off");
    heartbeat.put("HeartbeatRunning", false);
    heartbeat.put("HeartbeatPhase", "STOPPED");
    heartbeat.put("AppStatus", status);

    assertThat(lines()).contains("OK heartbeat mode off, status " + status);
    assertThat(diagnosis.health()).isEqualTo(JvmHealth.HEALTHY);
  }

  @Test
  void aSuspensionIsANoteWithItsReason() {
    heartbeat.put("HeartbeatPhase", "SUSPENDED");
    heartbeat.put("SuspendedForMillis", 540_000L);
    heartbeat.put("SuspensionReason", "a deployment");

    assertThat(lines())
        .anyMatch(
            line ->
                line.startsWith("NOTE heartbeat")
                    && line.endsWith("gates are suspended for 9 min more: a deployment"));
    assertThat(diagnosis.health()).isEqualTo(JvmHealth.HEALTHY);
  }

  @Test
  void closedGatesAndThoseThatCannotCheckAreToldApart() {
    heartbeat.put("HeartbeatPhase", "WITHHOLDING");
    heartbeat.put(
        "Gates",
        new CompositeData[] {
          gate("deadlock", false, true, "2 threads"),
          gate("http", true, false, "no such host"),
          gate("memory", true, true, null),
          gate("cpu", false, true, null)
        });

    assertThat(lines())
        .contains("FAIL gates deadlock is closed: 2 threads -> correct the cause")
        .contains("OK gates open: memory")
        .anyMatch(line -> line.startsWith("NOTE gates http cannot check: no such host"))
        .anyMatch(line -> line.startsWith("FAIL heartbeat heartbeats are withheld"))
        .contains("FAIL gates cpu is closed -> correct the cause")
        .noneMatch(line -> line.contains("null"));
    assertThat(diagnosis.health()).isEqualTo(JvmHealth.UNHEALTHY);
  }

  @Test
  void aHostThatIsAwayIsUnhealthyAndThisMachineIsLookedAtToo() {
    statistics.put("Available", false);
    statistics.put("UnavailableReason", "no vSockets");
    heartbeat.put("LastError", "connect: no such device");
    insight.put("Alarms", "stolen CRITICAL since now: 13 %\nballooned WARNING");

    assertThat(lines())
        .anyMatch(line -> line.startsWith("FAIL statistics no statistics: no vSockets"))
        .anyMatch(line -> line.startsWith("NOTE last error connect: no such device"))
        .anyMatch(line -> line.startsWith("NOTE alarms stolen CRITICAL"))
        .anyMatch(line -> line.startsWith("NOTE alarms ballooned WARNING"));
    assertThat(diagnosis.conclusion()).endsWith("not healthy: no statistics: no vSockets");
    assertThat(diagnosis.needsMachineDiagnosis()).isTrue();
  }

  @Test
  void anOlderGuestbeatThatGivesNothingIsNotHealthyAndBreaksNothing() {
    statistics.clear();
    heartbeat.clear();
    insight.clear();

    assertThat(lines()).isNotEmpty().noneMatch(line -> line.contains("null"));
    assertThat(diagnosis.health()).isEqualTo(JvmHealth.UNHEALTHY);
  }

  private List<String> lines() {
    return new JvmState(
            StatisticsReading.of(statistics),
            HeartbeatReading.of(heartbeat),
            InsightReading.of(insight))
        .findings(diagnosis).stream().map(Lines::of).toList();
  }
}
