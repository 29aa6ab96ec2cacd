package io.guestbeat.jmx.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.AppStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

class HeartbeatReadingTest {
  @Test
  void isReadByTheNamesOfTheAttributes() {
    Map<String, Object> values = new HashMap<>();
    values.put("AppStatus", "GREEN");
    values.put("Enabled", true);
    values.put("HeartbeatMode", "on");
    values.put("HeartbeatIntervalMillis", 15_000L);
    values.put("MillisSinceLastHeartbeat", 3_200L);
    values.put("HeartbeatsSent", 120L);
    values.put("HeartbeatsWithheld", 0L);
    values.put("HeartbeatsFailed", 1L);
    values.put("Gates", new CompositeData[] {GateRows.gate("heap", false, true, "full for 5m")});

    HeartbeatReading heartbeat = HeartbeatReading.of(values);

    assertThat(heartbeat.status()).contains(AppStatus.GREEN);
    assertThat(heartbeat.isEnabled()).contains(true);
    assertThat(heartbeat.mode()).contains("on");
    assertThat(heartbeat.interval()).contains(Duration.ofSeconds(15));
    assertThat(heartbeat.sinceLast()).contains(Duration.ofMillis(3200));
    assertThat(heartbeat.sent()).hasValue(120);
    assertThat(heartbeat.withheld()).hasValue(0);
    assertThat(heartbeat.failed()).hasValue(1);
    assertThat(heartbeat.hasClosedGate()).isTrue();
    GateReading gate = heartbeat.gates().orElseThrow().get(0);
    assertThat(gate.name()).isEqualTo("heap");
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.isUsable()).isTrue();
    assertThat(gate.reason()).isEqualTo("full for 5m");
  }

  @Test
  void aGateThatIsWellHasNoReason() {
    GateReading gate =
        HeartbeatReading.of(
                Map.of(
                    "Gates", new CompositeData[] {null, GateRows.gate("heap", true, true, null)}))
            .gates()
            .orElseThrow()
            .get(0);

    assertThat(gate.reason()).isEmpty();
  }

  @Test
  void isAbsentWhereNothingOrSomethingElseIsGiven() {
    HeartbeatReading heartbeat =
        HeartbeatReading.of(
            Map.of(
                "AppStatus", 1L,
                "HeartbeatsSent", "many",
                "Gates", "none",
                "SuspensionReason", "",
                "HeartbeatMode", "<html>on",
                "HeartbeatPhase", "DANCING"));

    assertThat(heartbeat.status()).isEmpty();
    assertThat(heartbeat.isEnabled()).isEmpty();
    assertThat(heartbeat.sent()).isEmpty();
    assertThat(heartbeat.gates()).isEmpty();
    assertThat(heartbeat.lastError()).isEmpty();
    assertThat(heartbeat.suspendedFor()).isEmpty();
    assertThat(heartbeat.suspensionReason()).isEmpty();
    assertThat(heartbeat.mode()).isEmpty();
    assertThat(heartbeat.phase()).isEmpty();
    assertThat(heartbeat.sinceLast()).isEmpty();
    assertThat(heartbeat.isResetPending()).isFalse();
  }

  @Test
  void onlyAStatusThatIsKnownIsOne() {
    assertThat(HeartbeatReading.of(Map.of("AppStatus", "RED")).status()).contains(AppStatus.RED);
    assertThat(HeartbeatReading.of(Map.of("AppStatus", "<html>GREEN")).status())
        .contains(AppStatus.UNKNOWN);
  }

  @Test
  void theOwnerIsToldAsFarAsItIsKnown() {
    Map<String, Object> values = new HashMap<>();
    values.put("HeartbeatPhase", "WAITING");
    values.put("HeartbeatOwner", null);
    assertThat(HeartbeatReading.of(values).isWaiting()).isTrue();
    assertThat(HeartbeatReading.of(values).owner()).isEqualTo("another process");

    values.put("HeartbeatOwner", "acme");
    values.put("HeartbeatOwnerProcess", 4711L);
    assertThat(HeartbeatReading.of(values).owner()).isEqualTo("process 4711 (acme)");
  }

  @Test
  void whatIsWithheldIsPublishedAndReadFromNoDecision() {
    String[] decisions = {"T WITHHELD: deadlock"};

    assertThat(HeartbeatReading.of(Map.of("Withholding", true)).isWithholding()).isTrue();
    assertThat(HeartbeatReading.of(Map.of("Decisions", decisions)).isWithholding()).isFalse();
  }
}
