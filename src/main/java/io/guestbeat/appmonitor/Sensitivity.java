package io.guestbeat.appmonitor;

import java.time.Duration;
import java.util.Locale;

/**
 * vSphere HA's presets for VM monitoring.
 *
 * <p>Source: vSphere Availability.
 */
public enum Sensitivity {
  /** Reset after 30 s of red; at most three an hour. */
  HIGH(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofHours(1)),
  /** Reset after 60 s of red; at most three a day. */
  MEDIUM(Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofHours(24)),
  /** Reset after 120 s of red; at most three a week. */
  LOW(Duration.ofMinutes(2), Duration.ofMinutes(8), Duration.ofDays(7));

  private static final Duration HEARTBEAT_DEADLINE = Duration.ofSeconds(30);

  private final Duration failureInterval;
  private final Duration minimumUptime;
  private final Duration resetWindow;

  Sensitivity(Duration failureInterval, Duration minimumUptime, Duration resetWindow) {
    this.failureInterval = failureInterval;
    this.minimumUptime = minimumUptime;
    this.resetWindow = resetWindow;
  }

  /** Returns its name in options: {@code high}, {@code medium}, {@code low}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns how long after the last heartbeat the status turns red, at every preset: 30 s. */
  public static Duration gapToRed() {
    return HEARTBEAT_DEADLINE;
  }

  /** Returns how long after the last heartbeat the VM is reset, at the earliest: 60 s to 150 s. */
  public Duration gapToReset() {
    return HEARTBEAT_DEADLINE.plus(failureInterval);
  }

  /** Returns how long the status must have been red before the VM is reset: 30 s, 60 s or 120 s. */
  public Duration failureInterval() {
    return failureInterval;
  }

  /** Returns how long after power-on no reset happens: 2, 4 or 8 minutes. */
  public Duration minimumUptime() {
    return minimumUptime;
  }

  /**
   * Returns the span in which resets are counted, of which there are three at most: an hour to a
   * week.
   */
  public Duration resetWindow() {
    return resetWindow;
  }
}
