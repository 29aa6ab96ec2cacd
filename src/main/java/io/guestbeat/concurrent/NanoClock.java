package io.guestbeat.concurrent;

import java.util.function.LongSupplier;

/**
 * The JVM's clock that only goes forward. A reference to {@link System#nanoTime} in each class that
 * takes a clock would be a class of its own in the application's JVM, so there is one here.
 */
public final class NanoClock {
  /** {@link System#nanoTime}. */
  public static final LongSupplier OF_THIS_JVM = System::nanoTime;

  private NanoClock() {}
}
