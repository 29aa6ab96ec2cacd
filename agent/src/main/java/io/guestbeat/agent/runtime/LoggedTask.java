package io.guestbeat.agent.runtime;

import java.time.Duration;

/**
 * Something done again and again that no failure of one time is to end: memory that is short for a
 * moment must not cost the operator the MBeans. Says what failed once, and again when that changes.
 * For one thread.
 */
final class LoggedTask {
  private final Runnable action;
  private final AgentLog log;

  /**
   * The kind of the last failure, whose words may differ each time; null if the last time was good.
   */
  private Class<?> lastFailure;

  private long lastRunNanos;

  LoggedTask(Runnable action, AgentLog log) {
    this.action = action;
    this.log = log;
  }

  void run() {
    lastRunNanos = System.nanoTime();
    try {
      action.run();
      lastFailure = null;
    } catch (RuntimeException | Error e) {
      say(e);
    }
  }

  /** Does it again if it was not done for so long; it was done before. */
  void runIfDue(Duration interval) {
    if (System.nanoTime() - lastRunNanos >= interval.toNanos()) {
      run();
    }
  }

  private void say(Throwable e) {
    try {
      if (!e.getClass().equals(lastFailure)) {
        lastFailure = e.getClass();
        log.error("could not check the host, and keeps trying: " + e);
      }
    } catch (Error thereIsNotEvenMemoryToSaySo) {
      // The next time may find some.
    }
  }
}
