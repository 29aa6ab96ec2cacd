package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitorException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One attempt to end heartbeats without a reset, as the JVM ends: as often as its time allows, for
 * monitoring that stays enabled has the VM reset. On a thread of its own, as the host may hang.
 */
final class CleanStop extends Thread {
  private static final Duration AGAIN = Duration.ofMillis(50);
  private static final Duration LOOK = Duration.ofMillis(1);

  private final HeartbeatEngine engine;
  private final DecisionLog log;
  private final String reason;
  private final long end;
  private String lastError = "";

  CleanStop(HeartbeatEngine engine, DecisionLog log, String reason, Duration limit) {
    super("guestbeat-stop");
    this.engine = engine;
    this.log = log;
    this.reason = reason;
    this.end = System.nanoTime() + limit.toNanos();
    setDaemon(true);
    setContextClassLoader(CleanStop.class.getClassLoader());
    setUncaughtExceptionHandler((thread, error) -> {});
  }

  /** Does it, and waits until all else is done too, for as long as its time allows. */
  void carryOut(BooleanSupplier isAllElseDone) {
    try {
      start();
    } catch (OutOfMemoryError thereAreNoMoreThreads) {
      tryUntilTheEnd();
    }
    while ((isAlive() || !isAllElseDone.getAsBoolean()) && isInTime()) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  @Override
  public void run() {
    tryUntilTheEnd();
  }

  private void tryUntilTheEnd() {
    boolean isStopped = false;
    while (!isStopped && isInTime()) {
      isStopped = tryToStop();
    }
  }

  private boolean tryToStop() {
    try {
      engine.stop(reason);
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
