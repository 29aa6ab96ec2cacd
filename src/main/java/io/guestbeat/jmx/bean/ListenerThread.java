package io.guestbeat.jmx.bean;

import io.guestbeat.concurrent.DaemonLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Notifies the listeners of one MBean, on a thread that runs only while there are notifications. A
 * listener is the application's: one that hangs holds up nothing but those behind it, and of what
 * waits for it the oldest is dropped. Safe between threads.
 */
final class ListenerThread implements Executor, AutoCloseable {
  private static final int MOST_WAITING = 1000;
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Deque<Runnable> untold = new ArrayDeque<>();
  private Teller teller;
  private boolean isClosed;

  @Override
  public synchronized void execute(Runnable telling) {
    if (isClosed) {
      return;
    }
    if (untold.size() == MOST_WAITING) {
      untold.removeFirst();
    }
    untold.addLast(telling);
    notifyAll();
    if (teller == null) {
      startTeller();
    }
  }

  /** Ends the thread; what is untold is told no more. */
  @Override
  public synchronized void close() {
    isClosed = true;
    untold.clear();
    if (teller != null) {
      teller.close();
    }
  }

  private void startTeller() {
    try {
      Teller started = new Teller();
      started.start();
      teller = started;
    } catch (OutOfMemoryError thereAreNoMoreThreads) {
      // The next notification tries again.
    }
  }

  /** Returns what is to be told next; null if there is nothing for a while. */
  private synchronized Runnable next() throws InterruptedException {
    long end = System.nanoTime() + IDLE.toNanos();
    for (long left = IDLE.toNanos(); untold.isEmpty() && left > 0; ) {
      wait(left / 1_000_000 + 1);
      left = isClosed ? 0 : end - System.nanoTime();
    }
    Runnable telling = untold.pollFirst();
    if (telling == null) {
      teller = null;
    }
    return telling;
  }

  private final class Teller extends DaemonLoop {
    Teller() {
      super("guestbeat-listeners");
    }

    @Override
    protected void turn() throws InterruptedException {
      Runnable telling = next();
      if (telling == null) {
        closeGently();
      } else {
        telling.run();
      }
    }
  }
}
