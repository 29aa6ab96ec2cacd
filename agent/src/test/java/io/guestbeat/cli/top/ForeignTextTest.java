package io.guestbeat.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a watched JVM writes, as it is taken in. */
class ForeignTextTest {
  private static final String COMMANDS =
      "\u001b]0;x\u0007\u009b2J\u202e\u2066\u2028\u0085\r\n\ud83d";
  private static final String LONG = "x".repeat(30 << 20);

  @Test
  void everyTextOfTheHeartbeatIsAShortLine() {
    Map<String, Object> values = Readings.heartbeat(Readings.gate(COMMANDS, false, true, LONG));
    values.put("HeartbeatMode", COMMANDS);
    values.put("LastError", LONG);
    values.put("SuspensionReason", COMMANDS);

    HeartbeatReading reading = HeartbeatReading.of(values);

    assertThat(reading.mode().orElseThrow()).matches("[ -~]*");
    assertThat(reading.lastError().orElseThrow().length()).isLessThan(2_000);
    assertThat(reading.suspensionReason().orElseThrow()).matches("[ -~]*");
    GateReading gate = reading.gates().orElseThrow().get(0);
    assertThat(gate.name()).matches("[ -~]*");
    assertThat(gate.reason().length()).isLessThan(2_000);
  }

  @Test
  void everyTextOfTheInsightIsAShortLine() {
    InsightReading reading =
        InsightReading.of(
            Map.of(
                "Alarms",
                "a" + COMMANDS + "\nb",
                "Advice",
                new String[] {COMMANDS, LONG},
                "LastPauseMillis",
                5L,
                "LastPauseCause",
                COMMANDS));

    assertThat(reading.alarms()).allMatch(line -> line.matches("[ -~]*"));
    assertThat(reading.advice().get(0)).matches("[ -~]*");
    assertThat(reading.advice().get(1).length()).isLessThan(2_000);
    assertThat(reading.lastPause().orElseThrow()).matches("[ -~]*");
  }

  @Test
  void aPathThatIsTooLongForASnapshotDoesNotEndTheCommand() {
    Snapshot snapshot =
        JmxSource.snapshot(SessionId.of(1), Map.of("ResourcePoolPath", LONG + COMMANDS));

    assertThat(snapshot.resourcePoolPath().orElseThrow().length()).isLessThan(65_537);
  }
}
