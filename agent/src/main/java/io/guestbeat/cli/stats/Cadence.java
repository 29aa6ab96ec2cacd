package io.guestbeat.cli.stats;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits from one look to the next, so that looks do not drift. For one thread. */
public final class Cadence implements SampleSeries.Pause {
  private final long intervalNanos;
  private long nextNanos;

  private Cadence(long intervalNanos, long startNanos) {
    this.intervalNanos = intervalNanos;
    nextNanos = startNanos;
  }

  /** Returns a cadence that begins now. */
  public static Cadence of(Duration interval) {
    return new Cadence(interval.toNanos(), System.nanoTime());
  }

  @Override
  public void untilNext() throws InterruptedException {
    long now = System.nanoTime();
    nextNanos += intervalNanos;
    if (nextNanos - now < 0) {
      // A look that took too long is not made up for.
      nextNanos = now;
    }
    TimeUnit.NANOSECONDS.sleep(nextNanos - now);
  }
}
