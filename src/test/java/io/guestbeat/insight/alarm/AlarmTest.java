package io.guestbeat.insight.alarm;

import static io.guestbeat.insight.alarm.AlarmLevel.CRITICAL;
import static io.guestbeat.insight.alarm.AlarmLevel.OK;
import static io.guestbeat.insight.alarm.AlarmLevel.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AlarmTest {
  private static final Duration TICK = Duration.ofSeconds(5);

  /** Near the end of what a clock counts, so that a comparison of times would be wrong. */
  private long nowNanos = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();

  private Alarm alarm = new Alarm(AlarmKind.STOLEN.defaults());

  @Test
  void risesOnceTheLevelWasKeptForTheSustainedTime() {
    assertThat(afterMinuteOf(7)).isEqualTo(OK);
    assertThat(tick(7)).isEqualTo(WARNING);
  }

  @Test
  void doesNotRiseWhereTheValueFallsBelowWhatClearsItInBetween() {
    afterMinuteOf(7);
    assertThat(tick(3.9)).isEqualTo(OK);

    assertThat(afterMinuteOf(7)).isEqualTo(OK);
  }

  @Test
  void risesThoughTheValueDipsALittleInBetweenAsStolenTimeDoes() {
    afterMinuteOf(7);
    assertThat(tick(4.9)).isEqualTo(OK);

    assertThat(tick(7)).isEqualTo(WARNING);
  }

  @Test
  void becomesCriticalOnlyOnceThatLevelWasKeptToo() {
    afterMinuteOf(7);
    tick(7);

    assertThat(afterMinuteOf(12)).isEqualTo(WARNING);
    assertThat(tick(12)).isEqualTo(CRITICAL);
  }

  @Test
  void staysBetweenTheLevelAndWhatClearsIt() {
    afterMinuteOf(7);
    tick(7);

    for (int minute = 0; minute < 5; minute++) {
      assertThat(afterMinuteOf(4.1)).isEqualTo(WARNING);
    }
    assertThat(afterMinuteOf(3.9)).isEqualTo(WARNING);
    assertThat(tick(3.9)).isEqualTo(OK);
  }

  @Test
  void fallsFromCriticalToWarningAtTheSameShareOfItsLevel() {
    afterMinuteOf(12);
    assertThat(tick(12)).isEqualTo(CRITICAL);

    afterMinuteOf(8.1);
    assertThat(tick(8.1)).isEqualTo(CRITICAL);
    afterMinuteOf(7.9);
    assertThat(tick(7.9)).isEqualTo(WARNING);
  }

  @Test
  void neitherRisesNorFallsWhileItsValueIsNotKnown() {
    for (int ticks = 0; ticks < 100; ticks++) {
      assertThat(tickUnknown()).isEqualTo(OK);
    }
    afterMinuteOf(12);
    tick(12);

    for (int ticks = 0; ticks < 100; ticks++) {
      assertThat(tickUnknown()).isEqualTo(CRITICAL);
    }
  }

  @Test
  void beginsToCountAnewAfterATimeThatIsNotKnown() {
    afterMinuteOf(7);
    tickUnknown();

    assertThat(afterMinuteOf(7)).isEqualTo(OK);
    assertThat(tick(7)).isEqualTo(WARNING);
  }

  @Test
  void isOverAtZeroEvenWhereItIsToBeClearedAtZero() {
    alarm = new Alarm(thresholds(5, 10, 0));
    afterMinuteOf(7);
    tick(7);

    afterMinuteOf(0.1);
    assertThat(tick(0.1)).isEqualTo(WARNING);
    afterMinuteOf(0);
    assertThat(tick(0)).isEqualTo(OK);
  }

  @Test
  void ofEventsRisesAndFallsAtOnce() {
    alarm = new Alarm(AlarmKind.PAUSES.defaults());

    assertThat(tick(5000)).isEqualTo(WARNING);
    assertThat(tick(15_000)).isEqualTo(CRITICAL);
    assertThat(tick(4999)).isEqualTo(OK);
  }

  @Test
  void refusesThresholdsThatContradictEachOtherAndNamesBoth() {
    assertThatThrownBy(() -> thresholds(5, 4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alarm.stolen.critical 4 % is below alarm.stolen.warning 5 %");
    assertThatThrownBy(() -> thresholds(5, 10, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alarm.stolen.clear 6 % is above alarm.stolen.warning 5 %");
  }

  private static Thresholds thresholds(double warning, double critical, double clear) {
    return new Thresholds(
        AlarmKind.STOLEN,
        OptionalDouble.of(warning),
        OptionalDouble.of(critical),
        OptionalDouble.of(clear),
        Duration.ofMinutes(1));
  }

  /** Twelve ticks: the next one is a minute after the first. */
  private AlarmLevel afterMinuteOf(double value) {
    AlarmLevel level = null;
    for (int tick = 0; tick < 12; tick++) {
      level = tick(value);
    }
    return level;
  }

  private AlarmLevel tick(double value) {
    return tick(OptionalDouble.of(value));
  }

  private AlarmLevel tickUnknown() {
    return tick(OptionalDouble.empty());
  }

  private AlarmLevel tick(OptionalDouble value) {
    nowNanos += TICK.toNanos();
    return alarm.tick(nowNanos, value);
  }
}
