package io.guestbeat.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void doublesFromFailureToFailureUpToTheLongestAndStartsOver() {
    BackOff backOff = new BackOff(SECOND, Duration.ofSeconds(3));
    assertThat(backOff.isOver(0)).as("nothing has failed").isTrue();

    assertThat(backOff.failed(0)).isEqualTo(SECOND);
    assertThat(backOff.isOver(SECOND.toNanos() - 1)).isFalse();
    assertThat(backOff.left(SECOND.toNanos() - 1)).isEqualTo(Duration.ofNanos(1));
    assertThat(backOff.isOver(SECOND.toNanos())).isTrue();
    assertThat(backOff.left(SECOND.toNanos())).isZero();
    assertThat(backOff.failed(0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(backOff.failed(0)).isEqualTo(Duration.ofSeconds(3));
    assertThat(backOff.failed(0)).isEqualTo(Duration.ofSeconds(3));

    backOff.succeeded();
    assertThat(backOff.isOver(0)).isTrue();
    assertThat(backOff.failed(0)).isEqualTo(SECOND);
  }

  @Test
  void aFirstDelayOfZeroIsFollowedByASecond() {
    BackOff backOff = new BackOff(Duration.ZERO, Duration.ofSeconds(10));

    assertThat(backOff.failed(0)).isZero();
    assertThat(backOff.isOver(0)).isTrue();
    assertThat(backOff.failed(0)).isEqualTo(SECOND);
  }

  @Test
  void theClockMayRunOverItsEnd() {
    BackOff backOff = new BackOff(SECOND, SECOND);
    backOff.failed(Long.MAX_VALUE);

    assertThat(backOff.isOver(Long.MAX_VALUE)).isFalse();
    assertThat(backOff.isOver(Long.MAX_VALUE + SECOND.toNanos())).isTrue();
  }
}
