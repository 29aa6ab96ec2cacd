package io.guestbeat.heartbeat.escalation;

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
  private final Thread thread;

  private boolean isWoken;
  private boolean isClosed;

  private Worker(String name, Supplier<Duration> turn, Consumer<Throwable> failures) {
    this.turn = Objects.requireNonNull(turn, "turn");
    this.failures = Objects.requireNonNull(failures, "failures");
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(Worker.class.getClassLoader());
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
    synchronized (signal) {
      isClosed = true;
      signal.notifyAll();
    }
    thread.interrupt();
  }

  /** Ends the thread after one more turn if it was woken, or else when patience ends. */
  void close(Duration patience) {
    synchronized (signal) {
      isClosed = true;
      signal.notifyAll();
    }
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  private void run() {
    Duration pause = UNTIL_WOKEN;
    try {
      while (awaitTurn(pause)) {
        pause = turn();
      }
    } catch (InterruptedException e) {
      // Only close interrupts this thread: it ends.
      Thread.currentThread().interrupt();
    }
  }

  /** An error such as that of a full heap must not end the thread: it comes back to its work. */
  private Duration turn() {
    try {
      return turn.get();
    } catch (RuntimeException | Error e) {
      report(e);
      return AFTER_FAILURE;
    }
  }

  private void report(Throwable failure) {
    try {
      failures.accept(failure);
    } catch (RuntimeException | Error e) {
      // Who cannot be told about the first failure cannot be told about this one either.
      failure.addSuppressed(e);
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
