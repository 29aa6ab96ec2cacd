package io.guestbeat.agent;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process is about to do. */
public final class Wait {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private Wait() {}

  /** Asks until it is so; fails with this text if it is not in time. */
  public static void until(BooleanSupplier condition, Supplier<String> otherwise) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - giveUp > 0) {
        throw new AssertionError(otherwise.get());
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
