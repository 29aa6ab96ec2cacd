package io.guestbeat.insight.alarm;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * The kinds of alarms. This is the only table of alarms; adding one is adding one line. Levels that
 * are not there by default are {@code off}.
 */
public enum AlarmKind {
  // spotless:off (one alarm, one line)
  STOLEN("stolen", "%", 5, 10, "1m", false, "CPU time that the host took, as a share of each virtual CPU"),
  BALLOONED("ballooned", "%", 0.1, 10, "1m", false, "the VM's memory that the host took through the balloon"),
  SWAPPED("swapped", "%", 0.1, 5, "1m", false, "the VM's memory that the host has on its disk"),
  CPU_LIMIT("cpu-limit", "%", 80, 95, "1m", false, "the share of its CPU limit that the VM uses"),
  RESERVATION_GAP("reservation-gap", "%", Kinds.OFF, Kinds.OFF, "1m", false, "the part of the JVM's footprint that no memory reservation covers"),
  PAUSES("pauses", "ms", 5000, 15_000, "10m", true, "the longest pause of the JVM within sustain"),
  SESSION_CHANGE("session-change", "changes", 3, Kinds.OFF, "1h", true, "the number of session changes within sustain: vMotion, resume, revert");
  // spotless:on

  private final String text;
  private final String unit;
  private final double warning;
  private final double critical;
  private final Duration sustain;
  private final boolean isOfEvents;
  private final String description;

  AlarmKind(
      String text,
      String unit,
      double warning,
      double critical,
      String sustain,
      boolean isOfEvents,
      String description) {
    this.text = text;
    this.unit = unit;
    this.warning = warning;
    this.critical = critical;
    this.sustain = Duration.parse("PT" + sustain);
    this.isOfEvents = isOfEvents;
    this.description = description;
  }

  /** Returns its name in options and lines, such as {@code cpu-limit}. */
  public String text() {
    return text;
  }

  /** Returns what its values are measured in. */
  public String unit() {
    return unit;
  }

  /** Returns what its value is, without a full stop. */
  public String description() {
    return description;
  }

  /**
   * Returns whether its value counts or picks from events of the time that {@link
   * Thresholds#sustain()} is: then it rises at once, and is over when the last event is so long
   * ago.
   */
  public boolean isOfEvents() {
    return isOfEvents;
  }

  /** Returns the thresholds that it has unless somebody wants others. */
  public Thresholds defaults() {
    return new Thresholds(this, level(warning), level(critical), OptionalDouble.empty(), sustain);
  }

  private static OptionalDouble level(double value) {
    return value == Kinds.OFF ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** What the table needs before its rows are made. */
  private static final class Kinds {
    static final double OFF = -1;

    private Kinds() {}
  }
}
