package io.guestbeat.agent.runtime;

import java.time.Duration;

/**
 * The order to end Guestbeat before its JVM ends, and what becomes of it. Any thread may give it;
 * the one that runs Guestbeat heeds it.
 */
final class StopRequest {
  private boolean isGiven;
  private boolean isOver;
  private String refusal;

  /**
   * Requests the stop and waits until it is done or refused, for at most this time.
   *
   * @throws IllegalStateException that says why Guestbeat goes on
   */
  synchronized void give(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    isGiven = true;
    refusal = null;
    notifyAll();
    for (long leftMs = limit.toMillis(); !isAnswered() && leftMs > 0; leftMs = millisUntil(end)) {
      wait(leftMs);
    }
    isGiven = false;
    if (!isOver) {
      throw new IllegalStateException(
          refusal != null ? refusal : "it has not ended in time; try again");
    }
  }

  synchronized boolean isGiven() {
    return isGiven;
  }

  /** Waits for the order, for so long at most; whether it is given. */
  synchronized boolean awaitFor(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    long leftMs = limit.toMillis();
    while (!isGiven && leftMs > 0) {
      try {
        wait(leftMs);
      } catch (InterruptedException notTheWayToEndUs) {
        // An application that interrupts every thread it finds is not to end Guestbeat.
      }
      leftMs = millisUntil(end);
    }
    return isGiven;
  }

  /** Guestbeat goes on. */
  synchronized void refuse(String reason) {
    isGiven = false;
    refusal = reason;
    notifyAll();
  }

  /** Guestbeat ends, by order or not: whoever still orders it has what it wants. */
  synchronized void obey() {
    isOver = true;
    notifyAll();
  }

  private boolean isAnswered() {
    return isOver || refusal != null;
  }

  private static long millisUntil(long end) {
    return (end - System.nanoTime() + 999_999) / 1_000_000;
  }
}
