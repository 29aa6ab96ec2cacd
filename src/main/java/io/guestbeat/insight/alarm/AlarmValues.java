package io.guestbeat.insight.alarm;

import java.util.OptionalDouble;

/** The values of all alarms at one moment. Immutable, or used by one thread. */
public interface AlarmValues {
  /** The value in the alarm's unit; empty where it is not known. */
  OptionalDouble of(AlarmKind kind);
}
