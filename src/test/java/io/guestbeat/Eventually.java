package io.guestbeat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another thread or process is about to do: asks until it is so. */
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Eventually() {}

  /** Tries until it does not throw; in the end throws what it last threw. */
  public static void succeeds(Runnable attempt) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        attempt.run();
        return;
      } catch (RuntimeException | AssertionError e) {
        if (System.nanoTime() - giveUp > 0) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    }
  }
}
