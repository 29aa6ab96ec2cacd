package io.guestbeat.support;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another thread or process is about to do: asks until it is so. */
public final class Wait {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(5);

  private Wait() {}

  /** Asks until it is so; fails with this text if it is not in time. */
  public static void until(BooleanSupplier condition, Supplier<String> otherwise) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - giveUp > 0) {
        throw new AssertionError(otherwise.get());
      }
      LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
    }
  }

  /** Tries until it does not throw; in the end throws what it last threw. */
  public static void untilSucceeds(Runnable attempt) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        attempt.run();
        return;
      } catch (RuntimeException | AssertionError e) {
        if (System.nanoTime() - giveUp > 0) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      }
    }
  }
}
