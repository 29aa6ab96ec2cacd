package io.guestbeat.insight.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PauseLogTest {
  private final PauseLog log = new PauseLog();

  @Test
  void knowsNothingBeforeTheFirst() {
    assertThat(log.count()).isZero();
    assertThat(log.total()).isZero();
    assertThat(log.last()).isEmpty();
    assertThat(log.longest()).isEmpty();
    assertThat(log.percentile(99)).isEmpty();
    assertThat(log.recent()).isEmpty();
  }

  @Test
  void keepsTheLastHundredTheNewestFirst() {
    for (int i = 1; i <= 150; i++) {
      log.add(pause(i));
    }

    assertThat(log.recent()).hasSize(PauseLog.KEPT);
    assertThat(log.recent().get(0).duration()).isEqualTo(Duration.ofMillis(150));
    assertThat(log.recent().get(99).duration()).isEqualTo(Duration.ofMillis(51));
    assertThat(log.count()).isEqualTo(150);
    assertThat(log.total()).isEqualTo(Duration.ofMillis(150 * 151 / 2));
  }

  @Test
  void remembersTheLongestForGood() {
    log.add(pause(5000));
    for (int i = 0; i < 200; i++) {
      log.add(pause(300));
    }

    assertThat(log.longest().orElseThrow().duration()).isEqualTo(Duration.ofSeconds(5));
    assertThat(log.last().orElseThrow().duration()).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void tellsPercentilesToTwoDigits() {
    for (int i = 1; i <= 100; i++) {
      log.add(pause(i * 100L));
    }

    assertThat(log.percentile(50).orElseThrow().toMillis()).isCloseTo(5000L, within(50L));
    assertThat(log.percentile(99).orElseThrow().toMillis()).isCloseTo(9900L, within(99L));
  }

  @Test
  void takesAPauseOfDays() {
    log.add(pause(Duration.ofDays(30).toMillis()));

    assertThat(log.percentile(50).orElseThrow()).isGreaterThanOrEqualTo(Duration.ofDays(30));
  }

  @Test
  void tellsItsListeners() {
    List<Pause> told = new ArrayList<>();
    log.addListener(told::add);

    log.add(pause(300));

    assertThat(told).containsExactlyElementsOf(log.recent());
  }

  private static Pause pause(long millis) {
    return Pause.of(Instant.EPOCH, Map.of(PauseCause.UNKNOWN, Duration.ofMillis(millis)));
  }
}
