package io.guestbeat.jconsole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HeartbeatReadingTest {
  @Test
  void withholdsFromThatDecisionOn() {
    assertThat(isWithholding("T EVIDENCE: written to /x", "T WITHHELD: deadlock", "T STARTED: on"))
        .isTrue();
  }

  @Test
  void withholdsNoLongerOnceItHasRecoveredIsSuspendedOrStopped() {
    assertThat(isWithholding("T RECOVERED: all gates are open", "T WITHHELD: deadlock")).isFalse();
    assertThat(isWithholding("T SUSPENDED: by order", "T WITHHELD: deadlock")).isFalse();
    assertThat(isWithholding("T OVER_BUDGET: 2 of 2", "T WITHHELD: deadlock")).isFalse();
    assertThat(isWithholding()).isFalse();
  }

  @Test
  void withholdsNothingWhereNoneIsSent() {
    assertThat(
            HeartbeatReading.of(
                    Map.of(
                        "HeartbeatRunning", false, "Decisions", new String[] {"T WITHHELD: dead"}))
                .isWithholding())
        .isFalse();
  }

  @Test
  void whatIsNotThereIsNotKnown() {
    HeartbeatReading nothing = HeartbeatReading.of(Map.of());

    assertThat(nothing.status()).isEqualTo("UNKNOWN");
    assertThat(nothing.sinceLast()).isEmpty();
    assertThat(nothing.gates()).isEmpty();
    assertThat(nothing.sent()).isEmpty();
  }

  @Test
  void onlyAStatusThatIsKnownIsOne() {
    assertThat(HeartbeatReading.of(Map.of("AppStatus", "RED")).status()).isEqualTo("RED");
    assertThat(HeartbeatReading.of(Map.of("AppStatus", "<html>GREEN")).status())
        .isEqualTo("UNKNOWN");
    assertThat(HeartbeatReading.of(Map.of("HeartbeatMode", "<html>on")).mode()).isEmpty();
    assertThat(HeartbeatReading.of(Map.of("HeartbeatMode", "dry-run")).mode()).contains("dry-run");
  }

  @Test
  void aTextOfThirtyMegabytesIsCut() {
    assertThat(
            HeartbeatReading.of(Map.of("LastError", "x".repeat(30 << 20)))
                .lastError()
                .orElseThrow()
                .length())
        .isLessThan(5_000);
  }

  private static boolean isWithholding(String... decisions) {
    return HeartbeatReading.of(Map.of("HeartbeatRunning", true, "Decisions", decisions))
        .isWithholding();
  }
}
