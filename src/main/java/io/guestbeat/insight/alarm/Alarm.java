package io.guestbeat.insight.alarm;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * An alarm: it rises once its value has been at a level for the sustained time, and falls once it
 * has been below what clears that level for as long. A value that is not known neither raises nor
 * clears it. For one thread.
 */
final class Alarm {
  private final Thresholds thresholds;
  private final SustainedSwitch warning;
  private final SustainedSwitch critical;
  private OptionalDouble value = OptionalDouble.empty();

  Alarm(Thresholds thresholds) {
    this.thresholds = thresholds;
    // Events stay in sight for so long anyway.
    Duration span = thresholds.kind().isOfEvents() ? Duration.ZERO : thresholds.sustain();
    warning = new SustainedSwitch(span, span);
    critical = new SustainedSwitch(span, span);
  }

  /** Takes the value of now; the level that follows. */
  AlarmLevel tick(long nowNanos, OptionalDouble newValue) {
    value = newValue;
    tick(warning, thresholds.of(AlarmLevel.WARNING), nowNanos);
    tick(critical, thresholds.of(AlarmLevel.CRITICAL), nowNanos);
    return level();
  }

  AlarmLevel level() {
    if (critical.isOn()) {
      return AlarmLevel.CRITICAL;
    }
    return warning.isOn() ? AlarmLevel.WARNING : AlarmLevel.OK;
  }

  OptionalDouble value() {
    return value;
  }

  Thresholds thresholds() {
    return thresholds;
  }

  private void tick(SustainedSwitch latch, OptionalDouble level, long nowNanos) {
    if (!level.isPresent()) {
      return;
    }
    if (!value.isPresent()) {
      latch.tickUnknown();
      return;
    }
    double begin = level.getAsDouble();
    latch.tick(
        nowNanos,
        value.getAsDouble() >= begin,
        value.getAsDouble() < thresholds.clearOf(begin) || value.getAsDouble() == 0);
  }
}
