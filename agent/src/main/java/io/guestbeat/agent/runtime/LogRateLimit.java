package io.guestbeat.agent.runtime;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Limits how many lines a log writes: many at once, and then a few per minute. It bounds lines that
 * may come with every heartbeat, reading or client. Safe between threads.
 */
final class LogRateLimit {
  static final int AT_ONCE = 100;
  static final long NANOS_A_LINE = TimeUnit.SECONDS.toNanos(30);

  private final LongSupplier nanoClock;
  private long lastRefill;
  private int room = AT_ONCE;
  private long leftOut;

  LogRateLimit(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.lastRefill = nanoClock.getAsLong();
  }

  /**
   * Returns -1 if the next line is to be left out, else how many were since the last that was not.
   */
  synchronized long enter() {
    long refill = (nanoClock.getAsLong() - lastRefill) / NANOS_A_LINE;
    if (refill > 0) {
      lastRefill += refill * NANOS_A_LINE;
      room = (int) Math.min(AT_ONCE, room + refill);
    }
    if (room == 0) {
      leftOut++;
      return -1;
    }
    room--;
    long before = leftOut;
    leftOut = 0;
    return before;
  }
}
