package io.guestbeat.agent.runtime;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many lines a log takes: many at once, and then a few for as long as it goes on. It bounds
 * whatever may come with every heartbeat, look or client. Safe between threads.
 */
final class Floodgate {
  static final int AT_ONCE = 100;
  static final long NANOS_A_LINE = TimeUnit.SECONDS.toNanos(30);

  private final LongSupplier nanoClock;
  private long lastRefill;
  private int room = AT_ONCE;
  private long leftOut;

  Floodgate(LongSupplier nanoClock) {
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
