package io.guestbeat.host.simulator;

import java.time.Duration;

/**
 * vSphere HA's presets for VM monitoring.
 *
 * <p>Source: vSphere Availability.
 */
public enum Sensitivity {
  HIGH(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofHours(1)),
  MEDIUM(Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofHours(24)),
  LOW(Duration.ofMinutes(2), Duration.ofMinutes(8), Duration.ofDays(7));

  private final Duration failureInterval;
  private final Duration minimumUptime;
  private final Duration resetWindow;

  Sensitivity(Duration failureInterval, Duration minimumUptime, Duration resetWindow) {
    this.failureInterval = failureInterval;
    this.minimumUptime = minimumUptime;
    this.resetWindow = resetWindow;
  }

  /** How long the status must have been red before the VM is reset. */
  public Duration failureInterval() {
    return failureInterval;
  }

  /** How long after power-on no reset happens. */
  public Duration minimumUptime() {
    return minimumUptime;
  }

  /** The span in which resets are counted. */
  public Duration resetWindow() {
    return resetWindow;
  }
}
