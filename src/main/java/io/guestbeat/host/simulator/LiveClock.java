package io.guestbeat.host.simulator;

import io.guestbeat.concurrent.DaemonThreads;
import java.time.Duration;

/**
 * Runs the HA cluster on time even while no guest asks. Owns one thread; ends with {@link
 * #close()}.
 */
final class LiveClock implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(100);

  private final Runnable tick;
  private boolean closed;

  private LiveClock(Runnable tick) {
    this.tick = tick;
  }

  static LiveClock start(Runnable tick) {
    LiveClock clock = new LiveClock(tick);
    DaemonThreads.named("guestbeat-simulator-clock", clock::run).start();
    return clock;
  }

  private void run() {
    try {
      while (awaitNextTick()) {
        tickOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tickOnce() {
    try {
      tick.run();
    } catch (OutOfMemoryError e) {
      // HA's time goes on when the guest's memory, which in a JVM is ours too, is short.
    }
  }

  private synchronized boolean awaitNextTick() throws InterruptedException {
    long endNanos = System.nanoTime() + TICK.toNanos();
    for (long left = TICK.toNanos(); left > 0 && !closed; left = endNanos - System.nanoTime()) {
      wait(left / 1_000_000 + 1);
    }
    return !closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
