package io.guestbeat.cli.top.screen;

/** What a part of a line says besides its words; it is never said by colour alone. */
enum Tone {
  PLAIN,
  STRONG,
  FAINT,
  GOOD,
  WARNING,
  ALARM,
  USED,
  STOLEN,
  ACTIVE,
  MAPPED,
  SWAPPED,
  BALLOONED
}
