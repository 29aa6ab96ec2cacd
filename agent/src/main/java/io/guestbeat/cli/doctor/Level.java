package io.guestbeat.cli.doctor;

/** How grave a finding is. */
enum Level {
  /** As it should be. */
  OK,
  /** To be known, and no hindrance by itself. */
  NOTE,
  /** It stands in the way. */
  FAIL
}
