package io.guestbeat.jconsole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HeartbeatReadingTest {
  @Test
  void whatIsWithheldIsPublishedAndReadFromNoDecision() {
    String[] decisions = {"T WITHHELD: deadlock"};

    assertThat(HeartbeatReading.of(Map.of("Withholding", true)).isWithholding()).isTrue();
    assertThat(HeartbeatReading.of(Map.of("Decisions", decisions)).isWithholding()).isFalse();
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
}
