package io.guestbeat.examples;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The two books in which every order is entered: first the till, then the stock. Whoever keeps to
 * that order never waits for ever; a switch makes one clerk break it. Safe between threads.
 */
final class Books {
  private final Book till = new Till();
  private final Book stock = new Stock();
  private final CountDownLatch oneInEach = new CountDownLatch(2);
  private volatile boolean mixedUp;
  private final LongAdder served = new LongAdder();

  /** From now on the careless clerk takes the stock first. */
  void mixUp() {
    mixedUp = true;
  }

  /** Enters an order. */
  void enter(boolean isCareless) throws InterruptedException {
    if (isCareless && mixedUp) {
      enter(stock, till);
    } else {
      enter(till, stock);
    }
  }

  /** Orders entered; waits for no book, so it can be read when they are held for ever. */
  long served() {
    return served.sum();
  }

  private void enter(Book first, Book second) throws InterruptedException {
    synchronized (first) {
      if (mixedUp) {
        // Rare in production, certain here: each holds one book before it asks for the other.
        oneInEach.countDown();
        oneInEach.await(100, TimeUnit.MILLISECONDS);
      }
      synchronized (second) {
        served.increment();
      }
    }
  }

  /** Named, so that a thread dump tells which book is waited for. */
  private interface Book {}

  private static final class Till implements Book {}

  private static final class Stock implements Book {}
}
