package io.guestbeat.agent.runtime;

import io.guestbeat.concurrent.OnChange;
import java.time.Duration;

/**
 * A task that is run repeatedly and that no single failure ends: memory that is short for a moment
 * must not cost the operator the MBeans. Logs a failure once, and again when its kind changes. For
 * one thread.
 */
final class LoggedTask {
  private final Runnable action;
  private final AgentLog log;

  /** The kind of the last failure, whose words may differ each time. */
  private final OnChange<Class<?>> failures = new OnChange<>();

  private long lastRunNanos;

  LoggedTask(Runnable action, AgentLog log) {
    this.action = action;
    this.log = log;
  }

  void run() {
    lastRunNanos = System.nanoTime();
    try {
      action.run();
      failures.forget();
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
      if (failures.isNew(e.getClass())) {
        log.error("could not check the host, and keeps trying: " + e);
      }
    } catch (Error thereIsNotEvenMemoryToSaySo) {
      // The next time may find some.
    }
  }
}
