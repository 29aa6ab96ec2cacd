package io.guestbeat.cli.doctor.finding;

/** How grave a finding is. */
public enum Level {
  /** As it should be. */
  OK,
  /** To be known, and no hindrance by itself. */
  NOTE,
  /** It stands in the way. */
  FAIL
}
