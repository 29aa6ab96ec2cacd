package io.guestbeat.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.AppStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeartbeatReadingTest {
  @Test
  void isReadByTheNamesOfTheAttributes() {
    HeartbeatReading heartbeat =
        HeartbeatReading.of(Readings.heartbeat(Readings.gate("heap", false, true, "full for 5m")));

    assertThat(heartbeat.status()).contains(AppStatus.GREEN);
    assertThat(heartbeat.isEnabled()).contains(true);
    assertThat(heartbeat.mode()).contains("on");
    assertThat(heartbeat.interval()).contains(Duration.ofSeconds(15));
    assertThat(heartbeat.sinceLast()).contains(Duration.ofMillis(3200));
    assertThat(heartbeat.sent()).hasValue(120);
    assertThat(heartbeat.withheld()).hasValue(0);
    assertThat(heartbeat.failed()).hasValue(1);
    GateReading gate = heartbeat.gates().orElseThrow().get(0);
    assertThat(gate.name()).isEqualTo("heap");
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.isUsable()).isTrue();
    assertThat(gate.reason()).isEqualTo("full for 5m");
  }

  @Test
  void isAbsentWhereNothingOrSomethingElseIsGiven() {
    HeartbeatReading heartbeat =
        HeartbeatReading.of(Map.of("AppStatus", 1L, "HeartbeatsSent", "many", "Gates", "none"));

    assertThat(heartbeat.status()).isEmpty();
    assertThat(heartbeat.isEnabled()).isEmpty();
    assertThat(heartbeat.sent()).isEmpty();
    assertThat(heartbeat.gates()).isEmpty();
    assertThat(heartbeat.lastError()).isEmpty();
    assertThat(heartbeat.suspendedFor()).isEmpty();
    assertThat(heartbeat.isResetPending()).isFalse();
  }
}
