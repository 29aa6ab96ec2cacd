package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import java.time.Duration;
import java.util.Optional;

/** The state of the heartbeat at one moment. Immutable. */
public final class HeartbeatState {
  private final Boolean enabled;
  private final AppStatus status;
  private final AppState appState;
  private final long sent;
  private final long failed;
  private final Duration sinceLast;
  private final Duration lastGap;
  private final Duration longestGap;
  private final String lastError;

  HeartbeatState(
      Boolean enabled,
      AppStatus status,
      AppState appState,
      long sent,
      long failed,
      Duration sinceLast,
      Duration lastGap,
      Duration longestGap,
      String lastError) {
    this.enabled = enabled;
    this.status = status;
    this.appState = appState;
    this.sent = sent;
    this.failed = failed;
    this.sinceLast = sinceLast;
    this.lastGap = lastGap;
    this.longestGap = longestGap;
    this.lastError = lastError;
  }

  /**
   * Returns the same of a dry run, in which the host was never asked and no heartbeat reached it:
   * what is left are the gaps between heartbeats that would have been sent.
   */
  HeartbeatState ofADryRun() {
    return new HeartbeatState(
        null, AppStatus.UNKNOWN, null, 0, 0, null, lastGap, longestGap, lastError);
  }

  /** Whether the host watched the application when it was last asked; empty if it did not say. */
  public Optional<Boolean> isEnabled() {
    return Optional.ofNullable(enabled);
  }

  /** Returns what the host made of the application when it was last asked. */
  public AppStatus status() {
    return status;
  }

  /** Returns the state that was last posted from here. */
  public Optional<AppState> appState() {
    return Optional.ofNullable(appState);
  }

  /** Returns how many heartbeats the host took. */
  public long sent() {
    return sent;
  }

  /** Returns how many heartbeats the host did not take, or that did not reach it. */
  public long failed() {
    return failed;
  }

  /** Returns how long ago the last heartbeat was sent. */
  public Optional<Duration> sinceLast() {
    return Optional.ofNullable(sinceLast);
  }

  /** Returns the time between the last two heartbeats. */
  public Optional<Duration> lastGap() {
    return Optional.ofNullable(lastGap);
  }

  /** Returns the longest time between two heartbeats, or since the last one. */
  public Optional<Duration> longestGap() {
    return Optional.ofNullable(longestGap);
  }

  /** Returns why the host cannot be asked now, or else why the last order failed, if it did. */
  public Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }
}
