package io.guestbeat.agent.options;

import java.util.Locale;

/** The level of the log; each level includes those before it. */
public enum LogLevel {
  OFF,
  ERROR,
  WARN,
  INFO,
  DEBUG;

  /** The level of this name in lower case; throws {@link IllegalArgumentException} for others. */
  static LogLevel ofText(String text) {
    for (LogLevel level : values()) {
      if (level.text().equals(text)) {
        return level;
      }
    }
    throw new IllegalArgumentException(text);
  }

  /** Returns its name in options. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean includes(LogLevel other) {
    return other != OFF && compareTo(other) >= 0;
  }
}
