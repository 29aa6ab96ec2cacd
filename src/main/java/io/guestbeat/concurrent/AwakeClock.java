package io.guestbeat.concurrent;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time during which this JVM could run. A garbage collection, a frozen virtual machine or a
 * starved host stops every thread, the gates' too; such a pause is no evidence against a gate, so
 * its checks and verdicts are timed by this clock, which a pause hardly moves. The heartbeat's
 * thread keeps it going: what passes without its pulse counts for {@link #CREDIT} at most. Safe
 * between threads.
 */
public final class AwakeClock implements LongSupplier {
  /** How often the pulse is due. */
  public static final Duration PULSE = Duration.ofSeconds(1);

  /** How much of a time without a pulse is believed to have been spent awake. */
  static final Duration CREDIT = PULSE.plus(PULSE);

  private final LongSupplier nanoClock;
  private long lastPulse;
  private long awake;

  public AwakeClock(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.lastPulse = nanoClock.getAsLong();
  }

  /** The JVM runs now. */
  public synchronized void pulse() {
    long now = nanoClock.getAsLong();
    awake += credited(now);
    lastPulse = now;
  }

  @Override
  public synchronized long getAsLong() {
    return awake + credited(nanoClock.getAsLong());
  }

  private long credited(long now) {
    return Math.min(now - lastPulse, CREDIT.toNanos());
  }
}
