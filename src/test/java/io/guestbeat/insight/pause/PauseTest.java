package io.guestbeat.insight.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PauseTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void isAsLongAsItsSharesAndNamedAfterTheLargest() {
    Pause pause = Pause.of(BEGIN, Map.of(PauseCause.UNKNOWN, ms(60), PauseCause.STOPPED, ms(1953)));

    assertThat(pause.begin()).isEqualTo(BEGIN);
    assertThat(pause.duration()).isEqualTo(ms(2013));
    assertThat(pause.cause()).isEqualTo(PauseCause.STOPPED);
    assertThat(pause).hasToString("paused 2013 ms: stopped or debugged 97 %, unknown 3 %");
  }

  @Test
  void saysNothingOfWhatIsLessThanHalfAPercent() {
    Pause pause =
        Pause.of(BEGIN, Map.of(PauseCause.UNKNOWN, ms(1), PauseCause.HOST_STEAL, ms(999)));

    assertThat(pause).hasToString("paused 1000 ms: CPU time stolen by the host 100 %");
  }

  @Test
  void refusesWhatIsNoPause() {
    assertThatThrownBy(() -> Pause.of(BEGIN, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Pause.of(BEGIN, Map.of(PauseCause.STOPPED, Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Duration ms(long number) {
    return Duration.ofMillis(number);
  }
}
