package io.guestbeat.insight.pause;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Shares out a pause: each cause takes what it can account for, at most what is left. */
final class Shares {
  private final Map<PauseCause, Duration> taken = new EnumMap<>(PauseCause.class);
  private final long pauseNanos;
  private long leftNanos;

  Shares(long pauseNanos) {
    this.pauseNanos = pauseNanos;
    leftNanos = pauseNanos;
  }

  /** Returns what nobody has accounted for yet. */
  long leftNanos() {
    return leftNanos;
  }

  /** Returns whether it is still open what took the most of it. */
  boolean leaveMost() {
    return leftNanos > pauseNanos / 2;
  }

  void take(PauseCause cause, long nanos) {
    long share = Math.max(0, Math.min(nanos, leftNanos));
    if (share > 0) {
      taken.merge(cause, Duration.ofNanos(share), Duration::plus);
      leftNanos -= share;
    }
  }

  /** Returns all shares, what nobody has accounted for among them. */
  Map<PauseCause, Duration> all() {
    take(PauseCause.UNKNOWN, leftNanos);
    return taken;
  }
}
