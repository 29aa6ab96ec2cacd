package io.guestbeat.concurrent;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs a task whenever it is woken or due, one run at a time, on a thread of its own or on a thread
 * that was lent to its workshop. Waking it blocks for no turn, and throws nothing. Safe between
 * threads; its state is guarded by its workshop.
 */
public final class Worker implements AutoCloseable {
  /** The result of a turn that is not due again until the worker is woken. */
  public static final Duration UNTIL_WOKEN = Duration.ofDays(1);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final Workshop workshop;
  private final String name;
  private final Supplier<Duration> turn;
  private final Consumer<Throwable> failures;

  private boolean isWoken;
  private boolean isClosed;

  /** Whether the last turn wanted another, and when. */
  private boolean wantsTurn;

  private long dueAt;

  /** Which thread is in a turn, and which is there for this worker alone; null if none is. */
  private Thread turning;

  private Thread own;

  private Worker(
      Workshop workshop, String name, Supplier<Duration> turn, Consumer<Throwable> failures) {
    this.workshop = Objects.requireNonNull(workshop, "workshop");
    this.name = Objects.requireNonNull(name, "name");
    this.turn = Objects.requireNonNull(turn, "turn");
    this.failures = Objects.requireNonNull(failures, "failures");
  }

  /**
   * Starts one, with a thread of its own.
   *
   * @param name of that thread
   * @param turn does what there is to do, and answers how long until it wants to be asked again
   * @param failures told what a turn threw
   */
  public static Worker start(
      Workshop workshop, String name, Supplier<Duration> turn, Consumer<Throwable> failures) {
    Worker worker = new Worker(workshop, name, turn, failures);
    synchronized (workshop) {
      worker.startThread();
      workshop.admit(worker);
    }
    return worker;
  }

  public void wake() {
    synchronized (workshop) {
      if (!isClosed) {
        isWoken = true;
        callThread();
        workshop.notifyAll();
      }
    }
  }

  /** Ends it; a turn that is under way is interrupted. */
  @Override
  public void close() {
    synchronized (workshop) {
      isClosed = true;
      isWoken = false;
      workshop.dismiss(this);
      if (turning != null) {
        turning.interrupt();
      }
    }
  }

  /** Ends it after one more turn if it was woken, or else when patience ends. */
  public void close(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (workshop) {
      isClosed = true;
      workshop.notifyAll();
      try {
        for (long left = patience.toNanos(); isBusy() && left > 0; left = end - System.nanoTime()) {
          workshop.wait(left / 1_000_000 + 1);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    close();
  }

  /** Begins a turn that is due, if there is no other thread for it; guarded as what follows. */
  boolean beginWithoutThread(long now) {
    return own == null && beginIfDue(now);
  }

  long nanosWithoutThread(long now) {
    return own == null ? nanosUntilDue(now) : Long.MAX_VALUE;
  }

  /**
   * Starts a thread of its own, if possible; if the JVM can start none, a lent thread does the
   * work.
   */
  void callThread() {
    if (own == null && turning == null) {
      try {
        startThread();
      } catch (RuntimeException | Error thereAreNoMoreThreads) {
        // What there is to do stays noted.
      }
    }
  }

  /** Makes the turn that was begun; not under the lock. */
  void makeTurn() {
    Duration pause = AFTER_FAILURE;
    try {
      pause = turn.get();
    } catch (RuntimeException | Error e) {
      // As that of a full heap: the next turn may do better.
      failures.accept(e);
    } finally {
      turnIsOver(pause);
    }
  }

  private void turnIsOver(Duration pause) {
    synchronized (workshop) {
      turning = null;
      wantsTurn = pause.compareTo(UNTIL_WOKEN) < 0;
      dueAt = System.nanoTime() + pause.toNanos();
      workshop.notifyAll();
    }
  }

  private boolean beginIfDue(long now) {
    if (nanosUntilDue(now) > 0) {
      return false;
    }
    isWoken = false;
    wantsTurn = false;
    turning = Thread.currentThread();
    return true;
  }

  private long nanosUntilDue(long now) {
    if (turning != null) {
      return Long.MAX_VALUE;
    }
    if (isWoken) {
      return 0;
    }
    return wantsTurn && !isClosed ? Math.max(0, dueAt - now) : Long.MAX_VALUE;
  }

  private boolean isBusy() {
    return isWoken || turning != null;
  }

  private void startThread() {
    Thread thread =
        new DaemonLoop(name) {
          @Override
          protected void turn() throws InterruptedException {
            if (awaitTurn()) {
              makeTurn();
            } else {
              closeGently();
            }
          }
        };
    workshop.start(thread);
    own = thread;
  }

  /** Waits for a turn to make; false once the thread is needed no more. */
  private boolean awaitTurn() throws InterruptedException {
    synchronized (workshop) {
      for (long now = System.nanoTime(); !beginIfDue(now); now = System.nanoTime()) {
        boolean isIdle = turning == null && !wantsTurn;
        if (isClosed || (isIdle && workshop.isAttended())) {
          own = null;
          return false;
        }
        workshop.wait(Math.min(nanosUntilDue(now), UNTIL_WOKEN.toNanos()) / 1_000_000 + 1);
      }
      return true;
    }
  }
}
