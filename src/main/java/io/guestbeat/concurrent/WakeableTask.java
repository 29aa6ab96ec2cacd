package io.guestbeat.concurrent;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs a task on a daemon thread of its own, whenever it is woken and whenever the task itself
 * wants to be run again. The thread exists from the beginning, because a JVM that fails may be
 * unable to start one. To wake it allocates nothing, because a JVM whose heap is full must not lose
 * the work: an executor allocates a task for each call. Safe between threads.
 */
public final class WakeableTask implements AutoCloseable {
  /** The result of a run that wants no other until the task is woken. */
  public static final Duration UNTIL_WOKEN = Duration.ofDays(1);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final Supplier<Duration> task;
  private final Consumer<Throwable> failures;
  private final DaemonLoop thread;

  /** Guarded by this, as what follows. */
  private boolean isWoken;

  private boolean isRunning;
  private boolean isClosed;
  private long dueAt = System.nanoTime() + UNTIL_WOKEN.toNanos();

  private WakeableTask(String name, Supplier<Duration> task, Consumer<Throwable> failures) {
    this.task = Objects.requireNonNull(task, "task");
    this.failures = Objects.requireNonNull(failures, "failures");
    thread =
        new DaemonLoop(name) {
          @Override
          protected void turn() throws InterruptedException {
            if (awaitRun()) {
              runOnce();
            } else {
              closeGently();
            }
          }
        };
  }

  /**
   * Starts the thread, which waits until it is woken.
   *
   * @param threadName the name of the thread
   * @param task returns how long until it wants to be run again
   * @param failures receives what the task throws; the task is then run again after 5 s
   * @throws OutOfMemoryError if the JVM cannot start a thread
   */
  public static WakeableTask start(
      String threadName, Supplier<Duration> task, Consumer<Throwable> failures) {
    WakeableTask started = new WakeableTask(threadName, task, failures);
    started.thread.start();
    return started;
  }

  /** Has the task run once more, as soon as the run that is under way ends. Does not block. */
  public synchronized void wake() {
    if (!isClosed) {
      isWoken = true;
      notifyAll();
    }
  }

  /** Ends the thread; a run that is under way is interrupted. */
  @Override
  public void close() {
    close(Duration.ZERO);
  }

  /** Ends the thread, after one more run if it was woken; interrupts a run that takes longer. */
  public void close(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (this) {
      isClosed = true;
      notifyAll();
      try {
        for (long left = patience.toNanos(); isBusy() && left > 0; left = end - System.nanoTime()) {
          wait(left / 1_000_000 + 1);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      isWoken = false;
    }
    thread.close();
  }

  private synchronized boolean isBusy() {
    return isWoken || isRunning;
  }

  /** Waits for a run that is due; false once there will be none. */
  private synchronized boolean awaitRun() throws InterruptedException {
    for (long left = nanosUntilDue(); left > 0; left = nanosUntilDue()) {
      if (isClosed) {
        return false;
      }
      wait(left / 1_000_000 + 1);
    }
    isWoken = false;
    isRunning = true;
    return true;
  }

  private long nanosUntilDue() {
    if (isWoken) {
      return 0;
    }
    return isClosed ? Long.MAX_VALUE : dueAt - System.nanoTime();
  }

  private void runOnce() {
    Duration pause = AFTER_FAILURE;
    try {
      pause = task.get();
    } catch (RuntimeException | Error e) {
      // For example of a full heap: the next run may succeed.
      failures.accept(e);
    } finally {
      ended(pause);
    }
  }

  private synchronized void ended(Duration pause) {
    isRunning = false;
    dueAt = System.nanoTime() + pause.toNanos();
    notifyAll();
  }
}
