package io.guestbeat.heartbeat.escalation;

import io.guestbeat.heartbeat.TirelessThread;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A daemon thread that turns a crank whenever it is woken, or when the last turn wanted the next;
 * in between it sleeps. It is there from the beginning, as a JVM that fails may have none to give.
 * Waking it neither blocks nor allocates.
 */
final class Worker implements AutoCloseable {
  /** What a turn answers that wants no other until it is woken. */
  static final Duration UNTIL_WOKEN = Duration.ofDays(1);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final Object signal = new Object();
  private final Supplier<Duration> turn;
  private final Consumer<Throwable> failures;
  private final TirelessThread thread;

  /** The thread's own. */
  private Duration pause = UNTIL_WOKEN;

  private boolean isWoken;
  private boolean isClosed;

  private Worker(String name, Supplier<Duration> turn, Consumer<Throwable> failures) {
    this.turn = Objects.requireNonNull(turn, "turn");
    this.failures = Objects.requireNonNull(failures, "failures");
    thread =
        new TirelessThread(name) {
          @Override
          protected void turn() throws InterruptedException {
            Worker.this.turn(this);
          }
        };
  }

  /**
   * Starts one.
   *
   * @param turn does what there is to do, and answers how long until it wants to be asked again
   * @param failures told what a turn threw
   */
  static Worker start(String name, Supplier<Duration> turn, Consumer<Throwable> failures) {
    Worker worker = new Worker(name, turn, failures);
    worker.thread.start();
    return worker;
  }

  void wake() {
    synchronized (signal) {
      isWoken = true;
      signal.notifyAll();
    }
  }

  /** Ends the thread; a turn that is under way is interrupted. */
  @Override
  public void close() {
    shut();
    thread.close();
  }

  /** Ends the thread after one more turn if it was woken, or else when patience ends. */
  void close(Duration patience) {
    shut();
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.close();
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  private void shut() {
    synchronized (signal) {
      isClosed = true;
      signal.notifyAll();
    }
  }

  private void turn(TirelessThread own) throws InterruptedException {
    if (!awaitTurn(pause)) {
      own.close();
      return;
    }
    pause = AFTER_FAILURE;
    try {
      pause = turn.get();
    } catch (RuntimeException | Error e) {
      // As that of a full heap: the thread comes back to its work.
      failures.accept(e);
    }
  }

  /** Waits until woken or the pause is over; false once closed with nothing left to do. */
  private boolean awaitTurn(Duration pause) throws InterruptedException {
    long end = System.nanoTime() + pause.toNanos();
    synchronized (signal) {
      long leftMs = pause.toMillis();
      while (!isWoken && !isClosed && leftMs > 0) {
        signal.wait(leftMs);
        leftMs = (end - System.nanoTime() + 999_999) / 1_000_000;
      }
      boolean hasWork = isWoken || !isClosed;
      isWoken = false;
      return hasWork;
    }
  }
}
