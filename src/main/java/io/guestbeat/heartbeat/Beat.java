package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppStatus;
import java.time.Duration;
import java.util.Optional;

/** A heartbeat that was due, with its result and time. Immutable. */
public final class Beat {
  private final Kind kind;
  private final Duration lateness;
  private final Duration took;
  private final AppStatus found;
  private final boolean hasEnabled;
  private final AppMonitorException error;

  private Beat(
      Kind kind,
      Duration lateness,
      Duration took,
      AppStatus found,
      boolean hasEnabled,
      AppMonitorException error) {
    this.kind = kind;
    this.lateness = lateness;
    this.took = took;
    this.found = found;
    this.hasEnabled = hasEnabled;
    this.error = error;
  }

  /**
   * The host took it.
   *
   * @param found what the host made of the application before
   * @param hasEnabled whether monitoring had to be enabled
   */
  static Beat sent(AppStatus found, boolean hasEnabled) {
    return new Beat(Kind.SENT, Duration.ZERO, Duration.ZERO, found, hasEnabled, null);
  }

  /** The host did not take it. */
  static Beat failed(AppStatus found, AppMonitorException error) {
    return new Beat(Kind.FAILED, Duration.ZERO, Duration.ZERO, found, false, error);
  }

  /**
   * A closed gate kept it back.
   *
   * @param hasEnabled whether monitoring had to be enabled, so that the host waits for a heartbeat
   */
  static Beat withheld(boolean hasEnabled) {
    return new Beat(
        Kind.WITHHELD, Duration.ZERO, Duration.ZERO, AppStatus.UNKNOWN, hasEnabled, null);
  }

  /** Returns the same heartbeat with its times. */
  Beat timed(Duration newLateness, Duration newTook) {
    return new Beat(kind, newLateness, newTook, found, hasEnabled, error);
  }

  /** Returns the result of the heartbeat. */
  public Kind kind() {
    return kind;
  }

  /** Returns how long after it was due it was begun; zero or more. */
  public Duration lateness() {
    return lateness;
  }

  /** Returns how long the host took for its answers. */
  public Duration took() {
    return took;
  }

  /** Returns why the host did not take it; empty where it was not tried, or did not fail. */
  public Optional<String> error() {
    return Optional.ofNullable(error).map(AppMonitorException::getMessage);
  }

  boolean isSent() {
    return kind == Kind.SENT;
  }

  /** Returns what the host made of the application before. */
  AppStatus found() {
    return found;
  }

  /** Returns whether monitoring had to be enabled. */
  boolean hasEnabled() {
    return hasEnabled;
  }

  /** Returns the kind of the failure of one that the host did not take. */
  AppMonitorError failure() {
    return error == null ? AppMonitorError.OTHER : error.error();
  }

  /** Returns whether the host was out of reach, so that another try soon may succeed. */
  boolean isOutOfReach() {
    return failure() == AppMonitorError.NOT_ENABLED;
  }

  /** The possible results of a heartbeat. */
  public enum Kind {
    /** The host took it. */
    SENT,
    /** A closed gate kept it back. */
    WITHHELD,
    /** The host did not take it; it is tried again. */
    FAILED
  }
}
