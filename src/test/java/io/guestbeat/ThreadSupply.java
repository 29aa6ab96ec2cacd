package io.guestbeat;

import java.util.function.Consumer;

/** Starts threads, as a JVM does until it has no more to give. Safe between threads. */
public final class ThreadSupply implements Consumer<Thread> {
  private volatile boolean isExhausted;

  @Override
  public void accept(Thread thread) {
    if (isExhausted) {
      throw new OutOfMemoryError("unable to create native thread, in a test");
    }
    thread.start();
  }

  /** From now on there are no more threads. */
  public void exhaust() {
    isExhausted = true;
  }

  /** From now on there are threads again. */
  public void refill() {
    isExhausted = false;
  }
}
