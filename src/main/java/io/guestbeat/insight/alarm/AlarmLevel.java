package io.guestbeat.insight.alarm;

/** The level of an alarm, in ascending order. */
public enum AlarmLevel {
  /** No alarm. */
  OK,
  /** Worth to be looked at. */
  WARNING,
  /** The application suffers, or is about to. */
  CRITICAL;

  /** The level as a number for tools that store numbers only: 0, 1 or 2. */
  public long number() {
    return ordinal();
  }
}
