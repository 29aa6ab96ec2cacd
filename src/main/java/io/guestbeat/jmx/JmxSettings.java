package io.guestbeat.jmx;

import java.time.Duration;
import java.util.Objects;

/** How the MBeans are named and what they allow. Immutable. */
public final class JmxSettings {
  private final String domain;
  private final JmxControl control;
  private final Duration maxAge;

  /**
   * Makes settings.
   *
   * @param domain the domain of the MBeans' names
   * @param control what may be changed over JMX
   * @param maxAge how old statistics may be that are served again; zero or more
   */
  public JmxSettings(String domain, JmxControl control, Duration maxAge) {
    this.domain = Objects.requireNonNull(domain, "domain");
    this.control = Objects.requireNonNull(control, "control");
    this.maxAge = Objects.requireNonNull(maxAge, "maxAge");
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("maxAge " + maxAge + " is negative");
    }
  }

  /** Domain {@code io.guestbeat}, control {@link JmxControl#HEARTBEAT}, one second. */
  public static JmxSettings defaults() {
    return new JmxSettings("io.guestbeat", JmxControl.HEARTBEAT, Duration.ofSeconds(1));
  }

  public String domain() {
    return domain;
  }

  public JmxControl control() {
    return control;
  }

  public Duration maxAge() {
    return maxAge;
  }
}
