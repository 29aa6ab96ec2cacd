package io.guestbeat.agent;

import java.lang.instrument.Instrumentation;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The start of Guestbeat proper, called by {@link AgentEntry}. Whatever happens here, the
 * application runs: a failure is one line on standard error. The starting thread does nothing but
 * start Guestbeat's own.
 */
public final class GuestbeatAgent {
  /** The agent's argument that ends it, instead of options. */
  public static final String DETACH = "detach";

  private static final AtomicReference<AgentThread> RUNNING = new AtomicReference<>();

  private GuestbeatAgent() {}

  /** Called by the JVM before the application's {@code main}. */
  public static void premain(String options, Instrumentation instrumentation) {
    try {
      start(AgentThread.withTheJvm(options, instrumentation));
    } catch (Throwable e) {
      // Thrown on, it would abort the JVM.
      logError("not started: " + e);
    }
  }

  /**
   * Called by the JVM when Guestbeat is attached to a running application, or is to be detached.
   * Returns once that is done, or has failed, so that whoever attaches can look at the outcome.
   */
  public static void agentmain(String options, Instrumentation instrumentation) {
    try {
      if (DETACH.equals(options)) {
        detach();
      } else {
        start(AgentThread.attached(options, instrumentation)).awaitBegun();
      }
    } catch (Throwable e) {
      logError("not " + (DETACH.equals(options) ? "detached: " : "started: ") + e);
    }
  }

  /** Notes that this thread has ended, so that Guestbeat may be attached again. */
  static void ended(AgentThread thread) {
    RUNNING.compareAndSet(thread, null);
  }

  private static AgentThread start(AgentThread thread) {
    AgentThread present = RUNNING.get();
    if (present != null || !RUNNING.compareAndSet(null, thread)) {
      logError("Guestbeat is already running in this JVM; ignoring this -javaagent");
      return thread.neverBegun();
    }
    boolean isStarted = false;
    try {
      thread.start();
      isStarted = true;
      return thread;
    } finally {
      if (!isStarted) {
        ended(thread);
      }
    }
  }

  private static void detach() throws Exception {
    AgentThread present = RUNNING.get();
    if (present == null) {
      logError("Guestbeat is not running in this JVM, so there is nothing to detach");
    } else {
      present.end();
    }
  }

  /** Writes one line to the real standard error, whatever the application has made of its own. */
  static void logError(String reason) {
    StandardError.writeLine(reason);
  }
}
