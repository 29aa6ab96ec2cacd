package io.guestbeat.heartbeat.gates.net;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The moment by which a probe must be done. Immutable. */
public final class Deadline {
  private final LongSupplier nanoClock;
  private final long endNanos;

  private Deadline(LongSupplier nanoClock, long endNanos) {
    this.nanoClock = nanoClock;
    this.endNanos = endNanos;
  }

  /** The moment so long from now. */
  public static Deadline in(Duration span, LongSupplier nanoClock) {
    return new Deadline(nanoClock, nanoClock.getAsLong() + span.toNanos());
  }

  boolean hasPassed() {
    return leftNanos() <= 0;
  }

  /**
   * How long it is until then: 1 ms or more, as sockets take 0 for no limit.
   *
   * @throws SocketTimeoutException if it has passed
   */
  int leftMillis() throws SocketTimeoutException {
    if (hasPassed()) {
      throw new SocketTimeoutException("out of time");
    }
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(leftNanos()));
  }

  private long leftNanos() {
    return endNanos - nanoClock.getAsLong();
  }
}
