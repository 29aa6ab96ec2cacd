package io.guestbeat.jmx;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.jmx.hoststats.HostStatNames;
import java.time.Duration;
import java.util.Objects;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The settings of the MBeans: their names, and the operations they allow. Immutable. */
public final class JmxSettings {
  private final String domain;
  private final JmxControl control;
  private final Duration maxAge;
  private final Sensitivity sensitivity;
  private final HostStatNames hostStats;

  /**
   * Makes settings.
   *
   * @param domain the domain of the MBeans' names
   * @param control what may be changed over JMX
   * @param maxAge how old statistics may be that are served again; zero or more
   * @param sensitivity what the cluster's is held for, to judge pauses by
   * @throws IllegalArgumentException if one of them is not valid
   */
  public JmxSettings(String domain, JmxControl control, Duration maxAge, Sensitivity sensitivity) {
    this(domain, control, maxAge, sensitivity, HostStatNames.NONE);
  }

  private JmxSettings(
      String domain,
      JmxControl control,
      Duration maxAge,
      Sensitivity sensitivity,
      HostStatNames hostStats) {
    this.domain = Objects.requireNonNull(domain, "domain");
    this.control = Objects.requireNonNull(control, "control");
    this.maxAge = Objects.requireNonNull(maxAge, "maxAge");
    this.sensitivity = Objects.requireNonNull(sensitivity, "sensitivity");
    this.hostStats = Objects.requireNonNull(hostStats, "hostStats");
    if (name(domain, "GuestStats").isPattern()) {
      throw new IllegalArgumentException("domain \"" + domain + "\" is a pattern");
    }
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("maxAge " + maxAge + " is negative");
    }
  }

  /** Returns a copy with MBeans of these semi-structured statistics: without more, of none. */
  public JmxSettings withHostStats(HostStatNames names) {
    return new JmxSettings(domain, control, maxAge, sensitivity, names);
  }

  /** Returns the name of the MBean of this type. */
  ObjectName nameOf(String type) {
    return name(domain, type);
  }

  /** That of one of several; its name is quoted where JMX would not take it as it is. */
  ObjectName nameOf(String type, String name) {
    boolean isPlain = name.matches("[^,=:\"*?]+");
    return name(domain, type + ",name=" + (isPlain ? name : ObjectName.quote(name)));
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

  public Sensitivity sensitivity() {
    return sensitivity;
  }

  public HostStatNames hostStats() {
    return hostStats;
  }

  private static ObjectName name(String domain, String type) {
    try {
      return new ObjectName(domain + ":type=" + type);
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException("domain \"" + domain + "\": " + e.getMessage(), e);
    }
  }
}
