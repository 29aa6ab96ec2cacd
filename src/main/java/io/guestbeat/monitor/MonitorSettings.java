package io.guestbeat.monitor;

import io.guestbeat.insight.alarm.AlarmSettings;
import java.time.Duration;
import java.util.Objects;

/**
 * The settings of the monitor: how often the host is asked, and when there are alarms and advice.
 * Immutable.
 */
public final class MonitorSettings {
  private final Duration maxAge;
  private final AlarmSettings alarms;
  private final Duration adviceSustain;
  private final Duration heartbeatDeadline;

  /**
   * Makes settings.
   *
   * @param maxAge how old statistics may be that are served again; zero or more
   * @param alarms when alarms rise and fall
   * @param adviceSustain how long something must be so, or not so, before advice is given, or taken
   *     back; zero or more
   * @param heartbeatDeadline how long the host waits for a heartbeat, to judge pauses by
   * @throws IllegalArgumentException if a duration is negative
   */
  public MonitorSettings(
      Duration maxAge, AlarmSettings alarms, Duration adviceSustain, Duration heartbeatDeadline) {
    this.maxAge = requireNotNegative(maxAge, "maxAge");
    this.alarms = Objects.requireNonNull(alarms, "alarms");
    this.adviceSustain = requireNotNegative(adviceSustain, "adviceSustain");
    this.heartbeatDeadline = requireNotNegative(heartbeatDeadline, "heartbeatDeadline");
  }

  /** Returns those that hold where nothing is configured. */
  public static MonitorSettings defaults() {
    return new MonitorSettings(
        Duration.ofSeconds(1),
        AlarmSettings.defaults(),
        Duration.ofMinutes(1),
        Duration.ofSeconds(30));
  }

  private static Duration requireNotNegative(Duration duration, String name) {
    if (Objects.requireNonNull(duration, name).isNegative()) {
      throw new IllegalArgumentException(name + " " + duration + " is negative");
    }
    return duration;
  }

  /** Returns how old statistics may be that are served again. */
  public Duration maxAge() {
    return maxAge;
  }

  /** Returns when alarms rise and fall. */
  public AlarmSettings alarms() {
    return alarms;
  }

  /** Returns how long something must be so, or not so, before advice is given, or taken back. */
  public Duration adviceSustain() {
    return adviceSustain;
  }

  /** Returns how long the host waits for a heartbeat. */
  public Duration heartbeatDeadline() {
    return heartbeatDeadline;
  }
}
