package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Counts heartbeats, and keeps the last state of the host. Safe between threads; nothing here
 * waits.
 */
final class HeartbeatCounters {
  private final LongSupplier nanoClock;

  private Boolean enabled;
  private AppStatus status = AppStatus.UNKNOWN;
  private AppState appState;
  private long sent;
  private long failed;
  private long lastSentNanos;

  /** Whether the last heartbeat is to be followed by another. */
  private boolean beating;

  private Duration lastGap;
  private Duration longestGap = Duration.ZERO;

  /** Whether the host has ever answered. */
  private boolean reached;

  private String contactError;
  private String orderError;

  HeartbeatCounters(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** The host took a heartbeat just now. */
  synchronized void beat() {
    long now = nanoClock.getAsLong();
    reached = true;
    if (beating) {
      lastGap = Duration.ofNanos(now - lastSentNanos);
      longestGap = longer(longestGap, lastGap);
    }
    sent++;
    lastSentNanos = now;
    beating = true;
  }

  /** Silence is meant from here on: it is no gap. */
  synchronized void silence() {
    beating = false;
  }

  synchronized void failed() {
    failed++;
  }

  synchronized void posted(AppState state) {
    appState = state;
  }

  /** What the host says; with an error, it could not be asked. */
  synchronized void answered(Boolean isEnabled, AppStatus nowStatus, String error) {
    enabled = isEnabled;
    status = nowStatus;
    contactError = error;
    reached |= nowStatus != AppStatus.UNKNOWN;
  }

  /** The host did something that it was asked for. */
  synchronized void reached() {
    reached = true;
  }

  /** Returns whether the host has ever answered, or done anything. */
  synchronized boolean hasReachedHost() {
    return reached;
  }

  /** What came of the last order: why it failed, or null. */
  synchronized void ordered(String error) {
    orderError = error;
  }

  synchronized HeartbeatState state() {
    Duration since = sent == 0 ? null : Duration.ofNanos(nanoClock.getAsLong() - lastSentNanos);
    String lastError = contactError != null ? contactError : orderError;
    return new HeartbeatState(
        enabled, status, appState, sent, failed, since, lastGap, longestGapWith(since), lastError);
  }

  private Duration longestGapWith(Duration since) {
    if (since == null) {
      return null;
    }
    return beating ? longer(longestGap, since) : longestGap;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
