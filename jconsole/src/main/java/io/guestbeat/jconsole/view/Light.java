package io.guestbeat.jconsole.view;

/** How something stands: each has a colour, a shape and a sign of its own. */
enum Light {
  GOOD,
  WARNING,
  ALARM,
  OFF,
  UNKNOWN
}
