package io.guestbeat.concurrent;

import java.time.Duration;

/** When something is due again: later and later, until it is reset. Guarded by its owner. */
public final class BackOff {
  private final Duration first;
  private final Duration last;

  private Duration pause;
  private long sinceNanos;

  public BackOff(Duration first, Duration last) {
    this.first = first;
    this.last = last;
    pause = Duration.ZERO;
  }

  /** Rests from this time on, longer than the last time; answers for how long. */
  public Duration rest(long nowNanos) {
    Duration longer = pause.isZero() ? first : pause.multipliedBy(2);
    pause = longer.compareTo(last) < 0 ? longer : last;
    sinceNanos = nowNanos;
    return pause;
  }

  /** It is due at once. */
  public void reset() {
    pause = Duration.ZERO;
  }

  /** How long until it is due; zero if it is. */
  public Duration left(long nowNanos) {
    if (pause.isZero()) {
      return pause;
    }
    Duration left = pause.minusNanos(nowNanos - sinceNanos);
    return left.isNegative() ? Duration.ZERO : left;
  }

  public boolean isDue(long nowNanos) {
    return left(nowNanos).isZero();
  }
}
