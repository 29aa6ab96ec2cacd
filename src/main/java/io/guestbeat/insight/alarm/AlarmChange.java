package io.guestbeat.insight.alarm;

import java.util.OptionalDouble;

/** The change of an alarm's level. Immutable. */
public final class AlarmChange {
  private final Thresholds thresholds;
  private final AlarmLevel before;
  private final AlarmLevel after;
  private final OptionalDouble value;

  AlarmChange(Thresholds thresholds, AlarmLevel before, AlarmLevel after, OptionalDouble value) {
    this.thresholds = thresholds;
    this.before = before;
    this.after = after;
    this.value = value;
  }

  /** Returns what it is about. */
  public AlarmKind kind() {
    return thresholds.kind();
  }

  /** Returns the level until now. */
  public AlarmLevel before() {
    return before;
  }

  /** Returns the level from now on. */
  public AlarmLevel after() {
    return after;
  }

  /** Returns whether it is graver than before. */
  public boolean isRise() {
    return after.compareTo(before) > 0;
  }

  /** Returns it in one line. */
  @Override
  public String toString() {
    String number =
        value.isPresent() ? ValueText.of(value.getAsDouble(), kind().unit()) : "unknown";
    return "alarm "
        + kind().text()
        + " "
        + before
        + " to "
        + after
        + ": "
        + number
        + " ("
        + kind().description()
        + "; "
        + thresholds
        + ")";
  }
}
