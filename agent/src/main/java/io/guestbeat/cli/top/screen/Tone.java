package io.guestbeat.cli.top.screen;

/** The meaning of a part of a line besides its words; never shown by colour alone. */
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
