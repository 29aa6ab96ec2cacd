package io.guestbeat.agent.options;

import java.util.Locale;

/** The level of the log; each level includes those before it. */
public enum LogLevel {
  OFF,
  ERROR,
  WARN,
  INFO,
  DEBUG;

  /** Its name in options. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean includes(LogLevel other) {
    return other != OFF && compareTo(other) >= 0;
  }
}
