package io.guestbeat.host.simulator.ha;

import io.guestbeat.appmonitor.Sensitivity;
import java.time.Duration;
import java.util.Objects;

/**
 * The settings by which the simulated cluster monitors the application: those of vSphere HA, and
 * the spans that real clusters do not let anybody set. Immutable; each {@code with…} method returns
 * a changed copy.
 */
public final class HaSettings {
  private final Sensitivity sensitivity;
  private boolean applicationMonitoring = true;
  private Duration heartbeatDeadline = Sensitivity.gapToRed();
  private Duration pendingResetDelay = Duration.ofSeconds(5);

  private HaSettings(Sensitivity sensitivity) {
    this.sensitivity = Objects.requireNonNull(sensitivity, "sensitivity");
  }

  private HaSettings(HaSettings other) {
    sensitivity = other.sensitivity;
    applicationMonitoring = other.applicationMonitoring;
    heartbeatDeadline = other.heartbeatDeadline;
    pendingResetDelay = other.pendingResetDelay;
  }

  /** A cluster of this sensitivity, with a deadline of 30 s. */
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

  /**
   * Returns a copy in which a reset that the application asked for may be withdrawn for this time.
   */
  public HaSettings withPendingResetDelay(Duration span) {
    HaSettings copy = new HaSettings(this);
    copy.pendingResetDelay = notNegative(span);
    return copy;
  }

  /** Returns when a red VM is reset, and how often at most. */
  public Sensitivity sensitivity() {
    return sensitivity;
  }

  public boolean hasApplicationMonitoring() {
    return applicationMonitoring;
  }

  public Duration heartbeatDeadline() {
    return heartbeatDeadline;
  }

  public Duration pendingResetDelay() {
    return pendingResetDelay;
  }

  private static Duration notNegative(Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("span " + span + ": accepted is 0 or more");
    }
    return span;
  }
}
