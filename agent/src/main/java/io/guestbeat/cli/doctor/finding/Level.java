package io.guestbeat.cli.doctor.finding;

/** The severity of a finding. */
public enum Level {
  /** As it should be. */
  OK,
  /** To be known, and no hindrance by itself. */
  NOTE,
  /** It stands in the way. */
  FAIL
}
