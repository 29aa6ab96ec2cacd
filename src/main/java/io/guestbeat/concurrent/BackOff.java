package io.guestbeat.concurrent;

import java.time.Duration;
import java.util.Objects;

/**
 * Decides when a failed operation may be tried again: after a first delay, which doubles with each
 * failure up to a longest. Safe between threads.
 */
public final class BackOff {
  private static final Duration AFTER_NONE = Duration.ofSeconds(1);

  private final Duration first;
  private final Duration longest;
  private Duration delay;
  private long overAtNanos;

  /**
   * Creates a back-off without a delay until the first failure.
   *
   * @param first after the first failure; after zero comes a second, then two and so on
   */
  public BackOff(Duration first, Duration longest) {
    this.first = Objects.requireNonNull(first, "first");
    this.longest = Objects.requireNonNull(longest, "longest");
  }

  /** Returns whether it may be tried again at this time of the monotonic clock. */
  public synchronized boolean isOver(long nowNanos) {
    return delay == null || overAtNanos - nowNanos <= 0;
  }

  /** Returns how long it is until it may be tried again; zero if it may. */
  public synchronized Duration left(long nowNanos) {
    return isOver(nowNanos) ? Duration.ZERO : Duration.ofNanos(overAtNanos - nowNanos);
  }

  /** Begins the next delay, and returns how long it is. */
  public synchronized Duration failed(long nowNanos) {
    if (delay == null) {
      delay = first;
    } else {
      delay = delay.isZero() ? AFTER_NONE : delay.multipliedBy(2);
    }
    if (delay.compareTo(longest) > 0) {
      delay = longest;
    }
    overAtNanos = nowNanos + delay.toNanos();
    return delay;
  }

  /** Starts over: the next failure is a first one. */
  public synchronized void succeeded() {
    delay = null;
  }
}
