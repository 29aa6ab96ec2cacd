package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitorException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Ends heartbeats without a reset, as the JVM ends: as often as its time allows, for monitoring
 * that stays enabled has the VM reset. On a thread of its own, as the host may hang. Made long
 * before it is needed, as the jar may be gone by then that its class would be loaded from. Safe
 * between threads; of two attempts at once the later one's limit holds for both.
 */
final class CleanStop implements Runnable, Thread.UncaughtExceptionHandler {
  private static final Duration AGAIN = Duration.ofMillis(50);
  private static final Duration LOOK = Duration.ofMillis(1);

  private final DecisionLog log;
  private final BooleanSupplier isAllElseDone;
  private volatile Consumer<BooleanSupplier> attempt;
  private volatile long end;
  private final BooleanSupplier stillInTime = this::isInTime;
  private String lastError = "";

  CleanStop(DecisionLog log, BooleanSupplier isAllElseDone) {
    this.log = log;
    this.isAllElseDone = isAllElseDone;
  }

  /**
   * Does it, and waits until all else is done too, for so long at most.
   *
   * @param newAttempt tries once, and throws {@link AppMonitorException} if that failed; is given
   *     whether it is still waited for
   */
  void carryOut(Duration limit, Consumer<BooleanSupplier> newAttempt) {
    attempt = newAttempt;
    end = System.nanoTime() + limit.toNanos();
    Thread thread = thread();
    try {
      thread.start();
    } catch (OutOfMemoryError thereAreNoMoreThreads) {
      run();
    }
    while ((thread.isAlive() || !isAllElseDone.getAsBoolean()) && isInTime()) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  @Override
  public void run() {
    boolean isStopped = false;
    while (!isStopped && isInTime()) {
      isStopped = tryToStop();
    }
  }

  /** The application's own handler, which may end the JVM, hears of nothing. */
  @Override
  public void uncaughtException(Thread thread, Throwable error) {}

  private Thread thread() {
    Thread thread = new Thread(this, "guestbeat-stop");
    thread.setDaemon(true);
    thread.setContextClassLoader(CleanStop.class.getClassLoader());
    thread.setUncaughtExceptionHandler(this);
    return thread;
  }

  private boolean tryToStop() {
    try {
      attempt.accept(stillInTime);
      return true;
    } catch (AppMonitorException e) {
      noteFailed(String.valueOf(e.getMessage()));
      LockSupport.parkNanos(AGAIN.toNanos());
      return false;
    }
  }

  /** Once, and again only if it then fails for another reason. */
  private void noteFailed(String error) {
    if (!error.equals(lastError)) {
      lastError = error;
      log.note(DecisionKind.FAILED, error);
    }
  }

  private boolean isInTime() {
    return System.nanoTime() - end < 0;
  }
}
