package io.guestbeat.concurrent;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment by which a call must have returned, on a monotonic clock. Immutable. */
public final class Deadline {
  private final LongSupplier nanoClock;
  private final long atNanos;

  private Deadline(LongSupplier nanoClock, long atNanos) {
    this.nanoClock = nanoClock;
    this.atNanos = atNanos;
  }

  /** The moment {@code span} from now. */
  public static Deadline after(Duration span, LongSupplier nanoClock) {
    return new Deadline(nanoClock, nanoClock.getAsLong() + span.toNanos());
  }

  /** Returns the moment half-way to this one, for a first try that leaves time for another. */
  public Deadline halfWay() {
    long now = nanoClock.getAsLong();
    return new Deadline(nanoClock, now + (atNanos - now) / 2);
  }

  public boolean hasPassed() {
    return remainingNanos() <= 0;
  }

  /** Returns what is left; zero or less once it has passed. */
  public long remainingNanos() {
    return atNanos - nanoClock.getAsLong();
  }

  /** Returns what is left in whole milliseconds, rounded up; 0 once it has passed. */
  public int remainingMillisRoundedUp() {
    long millis = (remainingNanos() + 999_999) / 1_000_000;
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, millis));
  }

  /**
   * Returns what is left in whole milliseconds: 1 or more, as sockets take 0 for no limit.
   *
   * @throws SocketTimeoutException if it has passed
   */
  public int leftMillis() throws SocketTimeoutException {
    if (hasPassed()) {
      throw new SocketTimeoutException("out of time");
    }
    return Math.max(1, (int) Math.min(Integer.MAX_VALUE, remainingNanos() / 1_000_000));
  }
}
