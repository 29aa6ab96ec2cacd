package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.concurrent.AwakeClock;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Ends heartbeats without a reset, as the JVM ends: as often as its time allows, for monitoring
 * that stays enabled has the VM reset. On a thread of its own, as the host may hang. Made long
 * before it is needed, as the jar may be gone by then that its class would be loaded from. Its time
 * is that in which the JVM could run. Safe between threads; of two attempts at once the later one's
 * patience holds for both.
 */
final class CleanStop implements Runnable, Thread.UncaughtExceptionHandler {
  private static final Duration AGAIN = Duration.ofMillis(50);
  private static final Duration LOOK = Duration.ofMillis(1);

  private final DecisionLog log;
  private final Progress progress;
  private final AwakeClock clock;
  private volatile Consumer<BooleanSupplier> attempt;
  private volatile StopPatience patience;
  private volatile long began;

  /** Since when the host has answered with refusals only; null while it does not answer. */
  private volatile Long refusedSince;

  private volatile boolean isStopped;
  private final BooleanSupplier stillInTime = this::isInTime;
  private final Set<AppMonitorError> told = EnumSet.noneOf(AppMonitorError.class);

  CleanStop(DecisionLog log, Progress progress, LongSupplier nanoClock) {
    this.log = log;
    this.progress = progress;
    this.clock = new AwakeClock(nanoClock);
  }

  /**
   * Does it, and waits until all else is done too, for as long as the patience at most.
   *
   * @param newAttempt tries once, and throws {@link AppMonitorException} if that failed; is given
   *     whether it is still waited for
   * @return whether it is done
   */
  boolean carryOut(StopPatience newPatience, Consumer<BooleanSupplier> newAttempt) {
    clock.pulse();
    attempt = newAttempt;
    patience = newPatience;
    began = clock.getAsLong();
    refusedSince = null;
    isStopped = false;
    Thread thread = thread();
    try {
      thread.start();
    } catch (OutOfMemoryError thereAreNoMoreThreads) {
      run();
    }
    while ((thread.isAlive() || progress.isResetPending()) && isInTime()) {
      rest();
    }
    long done = clock.getAsLong();
    while (!progress.announceAll() && clock.getAsLong() - done < newPatience.others().toNanos()) {
      rest();
    }
    return isStopped;
  }

  @Override
  public void run() {
    while (!isStopped && isInTime()) {
      isStopped = tryToStop();
    }
  }

  /** The application's own handler, which may end the JVM, hears of nothing. */
  @Override
  public void uncaughtException(Thread thread, Throwable error) {}

  private void rest() {
    LockSupport.parkNanos(LOOK.toNanos());
    clock.pulse();
  }

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
      boolean isRefusal = e.error() != AppMonitorError.NOT_ENABLED;
      if (!isRefusal) {
        refusedSince = null;
      } else if (refusedSince == null) {
        refusedSince = clock.getAsLong();
      }
      noteFailed(e);
      LockSupport.parkNanos(AGAIN.toNanos());
      return false;
    }
  }

  /** Once for each kind of error, whose words the host may vary. */
  private void noteFailed(AppMonitorException failure) {
    if (told.add(failure.error())) {
      log.note(DecisionKind.FAILED, String.valueOf(failure.getMessage()));
    }
  }

  private boolean isInTime() {
    long now = clock.getAsLong();
    StopPatience current = patience;
    Long refused = refusedSince;
    if (refused != null) {
      return now - refused < current.others().toNanos();
    }
    Duration limit = progress.hasReachedHost() ? current.silence() : current.others();
    return now - began < limit.toNanos();
  }

  /** The progress of the parts of a stop that other threads carry out. Safe between threads. */
  interface Progress {
    /** Returns whether the host has ever answered: if not, nothing is enabled from here. */
    boolean hasReachedHost();

    /** Returns whether the host still has to take back a reset that was asked for. */
    boolean isResetPending();

    /**
     * Starts to announce new decisions; returns whether the listeners know of every decision, or no
     * thread can notify them.
     */
    boolean announceAll();
  }
}
