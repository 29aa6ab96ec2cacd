package io.guestbeat.insight.alarm;

import java.time.Duration;
import java.util.OptionalDouble;

/** The levels at which an alarm rises and falls. Immutable. */
public final class Thresholds {
  /** Where a level is cleared unless that is said: at this share of it. */
  public static final double CLEARED_AT = 0.8;

  private final AlarmKind kind;
  private final OptionalDouble warning;
  private final OptionalDouble critical;
  private final double clearShare;
  private final Duration sustain;

  /**
   * Thresholds in the alarm's unit.
   *
   * @param warning from which value on it is a warning; empty for never
   * @param critical from which value on it is critical; empty for never
   * @param clear below which value the lower level is over; empty for {@link #CLEARED_AT} of it.
   *     The upper level is over at the same share of it
   * @param sustain how long a value must stay over or under before anything changes
   * @throws IllegalArgumentException if they contradict each other; the message names the options
   */
  public Thresholds(
      AlarmKind kind,
      OptionalDouble warning,
      OptionalDouble critical,
      OptionalDouble clear,
      Duration sustain) {
    this.kind = kind;
    this.warning = warning;
    this.critical = critical;
    this.sustain = sustain;
    if (warning.isPresent()
        && critical.isPresent()
        && critical.getAsDouble() < warning.getAsDouble()) {
      throw new IllegalArgumentException(
          setting("critical", critical) + " is below " + setting("warning", warning));
    }
    String lowerName = warning.isPresent() ? "warning" : "critical";
    OptionalDouble lower = warning.isPresent() ? warning : critical;
    if (clear.isPresent() && lower.isPresent() && clear.getAsDouble() > lower.getAsDouble()) {
      throw new IllegalArgumentException(
          setting("clear", clear) + " is above " + setting(lowerName, lower));
    }
    clearShare =
        clear.isPresent() && lower.isPresent()
            ? clear.getAsDouble() / lower.getAsDouble()
            : CLEARED_AT;
  }

  /** Returns what they are about. */
  public AlarmKind kind() {
    return kind;
  }

  /** Returns where this level begins; empty where it never does. */
  public OptionalDouble of(AlarmLevel level) {
    switch (level) {
      case WARNING:
        return warning;
      case CRITICAL:
        return critical;
      default:
        return OptionalDouble.empty();
    }
  }

  /** Returns the level in which this value lies, however long it has been there. */
  public AlarmLevel levelOf(double value) {
    if (critical.isPresent() && value >= critical.getAsDouble()) {
      return AlarmLevel.CRITICAL;
    }
    return warning.isPresent() && value >= warning.getAsDouble()
        ? AlarmLevel.WARNING
        : AlarmLevel.OK;
  }

  /**
   * Returns how long a value must stay over or under before anything changes; or the time of
   * events.
   */
  public Duration sustain() {
    return sustain;
  }

  /** Below which value a level that begins here is over; a count is over where it began. */
  double clearOf(double begin) {
    return kind.isOfEvents() ? begin : begin * clearShare;
  }

  @Override
  public String toString() {
    return "warning " + text(warning) + ", critical " + text(critical);
  }

  private String setting(String name, OptionalDouble level) {
    return "alarm." + kind.text() + "." + name + " " + text(level);
  }

  private String text(OptionalDouble level) {
    return level.isPresent() ? ValueText.of(level.getAsDouble(), kind.unit()) : "off";
  }
}
