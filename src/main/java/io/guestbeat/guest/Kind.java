package io.guestbeat.guest;

import java.util.Locale;

/** The kinds of statistics: gauge or counter. */
public enum Kind {
  /** Goes up and down. */
  GAUGE,
  /** Only grows while the session lasts, and restarts with it. */
  COUNTER;

  /** The lower-case word that the JMX descriptor field {@code metricType} uses. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
