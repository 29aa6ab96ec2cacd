package io.guestbeat.host.simulator.ha;

import io.guestbeat.appmonitor.Sensitivity;
import java.time.Duration;

/**
 * The settings by which the cluster monitors the application. Immutable; each {@code with…} method
 * returns a changed copy, for spans shorter than the real ones.
 */
public final class HaSettings {
  private boolean applicationMonitoring = true;
  private Duration heartbeatDeadline = Duration.ofSeconds(30);
  private Duration failureInterval;
  private Duration minimumUptime;
  private Duration resetWindow;
  private Duration pendingResetDelay = Duration.ofSeconds(5);
  private int maxResets = 3;

  private HaSettings(Sensitivity sensitivity) {
    failureInterval = sensitivity.failureInterval();
    minimumUptime = sensitivity.minimumUptime();
    resetWindow = sensitivity.resetWindow();
  }

  private HaSettings(HaSettings other) {
    applicationMonitoring = other.applicationMonitoring;
    heartbeatDeadline = other.heartbeatDeadline;
    failureInterval = other.failureInterval;
    minimumUptime = other.minimumUptime;
    resetWindow = other.resetWindow;
    pendingResetDelay = other.pendingResetDelay;
    maxResets = other.maxResets;
  }

  /** The preset: a deadline of 30 s and at most 3 resets in the window. */
  public static HaSettings of(Sensitivity sensitivity) {
    return new HaSettings(sensitivity);
  }

  /** A cluster that watches no applications. */
  public HaSettings withoutApplicationMonitoring() {
    HaSettings copy = new HaSettings(this);
    copy.applicationMonitoring = false;
    return copy;
  }

  /** Returns a copy in which the status stays green for this time without a heartbeat. */
  public HaSettings withHeartbeatDeadline(Duration span) {
    HaSettings copy = new HaSettings(this);
    copy.heartbeatDeadline = notNegative(span);
    return copy;
  }

  /** Returns a copy in which the VM is reset once the status has been red for this time. */
  public HaSettings withFailureInterval(Duration span) {
    HaSettings copy = new HaSettings(this);
    copy.failureInterval = notNegative(span);
    return copy;
  }

  /** Returns a copy in which no reset happens for this time after power-on. */
  public HaSettings withMinimumUptime(Duration span) {
    HaSettings copy = new HaSettings(this);
    copy.minimumUptime = notNegative(span);
    return copy;
  }

  /** At most this many resets in any span of this length. */
  public HaSettings withMaxResets(int resets, Duration window) {
    if (resets < 0) {
      throw new IllegalArgumentException("resets " + resets + ": accepted is 0 or more");
    }
    HaSettings copy = new HaSettings(this);
    copy.maxResets = resets;
    copy.resetWindow = notNegative(window);
    return copy;
  }

  /**
   * Returns a copy in which a reset that the application asked for may be withdrawn for this time.
   */
  public HaSettings withPendingResetDelay(Duration span) {
    HaSettings copy = new HaSettings(this);
    copy.pendingResetDelay = notNegative(span);
    return copy;
  }

  public boolean hasApplicationMonitoring() {
    return applicationMonitoring;
  }

  public Duration heartbeatDeadline() {
    return heartbeatDeadline;
  }

  public Duration failureInterval() {
    return failureInterval;
  }

  public Duration minimumUptime() {
    return minimumUptime;
  }

  public Duration resetWindow() {
    return resetWindow;
  }

  public Duration pendingResetDelay() {
    return pendingResetDelay;
  }

  public int maxResets() {
    return maxResets;
  }

  private static Duration notNegative(Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("span " + span + ": accepted is 0 or more");
    }
    return span;
  }
}
