package io.guestbeat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A monotonic clock that stands still until a test turns it. */
public final class TurnableClock implements LongSupplier {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

  @Override
  public long getAsLong() {
    return nanos.get();
  }

  public void turn(Duration by) {
    nanos.addAndGet(by.toNanos());
  }
}
