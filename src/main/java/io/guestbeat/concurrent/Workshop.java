package io.guestbeat.concurrent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Provides workers with threads. Each has one of its own from the beginning, as a JVM that fails
 * may have none to give. Once somebody lends a thread for as long as he does not need it himself,
 * workers that have nothing to do are without one, and get one when they are woken: if there is
 * none to be had, the lent one does their work, after what its owner has it do.
 *
 * <p>Safe between threads. Its lock, which guards the workers too, is never held over a turn.
 */
public final class Workshop {
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final Consumer<Thread> starter;
  private final List<Worker> workers = new ArrayList<>();
  private int lentThreads;
  private boolean isRecalled;

  /** Creates a workshop without workers. */
  public Workshop() {
    this(Thread::start);
  }

  /** One whose threads are started so. */
  Workshop(Consumer<Thread> starter) {
    this.starter = starter;
  }

  /**
   * Lends the calling thread for so long, and until nothing is to be done; or until it is recalled
   * or interrupted. Nothing is thrown that a turn throws.
   *
   * @return whether there was nothing to do, so that it has only waited
   */
  public boolean lend(Duration span) throws InterruptedException {
    long end = System.nanoTime() + span.toNanos();
    boolean hasOnlyWaited = true;
    for (boolean isOver = false; !isOver; ) {
      try {
        Worker due = awaitDue(end);
        if (due != null) {
          hasOnlyWaited = false;
          due.makeTurn();
        }
        isOver = due == null;
      } catch (RuntimeException | Error e) {
        // As that of a full heap: the thread comes back to its work.
        hasOnlyWaited = false;
        LockSupport.parkNanos(this, AGAIN.toNanos());
      }
    }
    return hasOnlyWaited;
  }

  /** Ends the lending that is under way, once what it does now is done. */
  public synchronized void recall() {
    isRecalled = true;
    notifyAll();
  }

  /** Guarded by this, as what follows. */
  void admit(Worker worker) {
    workers.add(worker);
  }

  void dismiss(Worker worker) {
    workers.remove(worker);
    notifyAll();
  }

  /** Returns whether a lent thread waits for something to do. */
  boolean isAttended() {
    return lentThreads > 0;
  }

  /** Throws {@link OutOfMemoryError} if the JVM has no thread to give. */
  void start(Thread thread) {
    starter.accept(thread);
  }

  /** A worker that has no other thread for its turn, begun; null if there is none until the end. */
  private synchronized Worker awaitDue(long end) throws InterruptedException {
    lentThreads++;
    notifyAll();
    boolean mayBeGone = true;
    try {
      Worker due = firstDue();
      long left = nanosUntilDue(end);
      while (due == null && left > 0 && !isRecalled) {
        wait(left / 1_000_000 + 1);
        due = firstDue();
        left = nanosUntilDue(end);
      }
      if (due == null) {
        isRecalled = false;
      }
      mayBeGone = false;
      return due;
    } finally {
      lentThreads--;
      if (mayBeGone) {
        // Who interrupts it may have ended it for good.
        workers.forEach(Worker::callThread);
      }
    }
  }

  /** By index: a turn that has begun would be lost if an iterator found no memory. */
  private Worker firstDue() {
    long now = System.nanoTime();
    for (int i = 0; i < workers.size(); i++) {
      if (workers.get(i).beginWithoutThread(now)) {
        return workers.get(i);
      }
    }
    return null;
  }

  private long nanosUntilDue(long end) {
    long now = System.nanoTime();
    long left = end - now;
    for (int i = 0; i < workers.size(); i++) {
      left = Math.min(left, workers.get(i).nanosWithoutThread(now));
    }
    return left;
  }
}
