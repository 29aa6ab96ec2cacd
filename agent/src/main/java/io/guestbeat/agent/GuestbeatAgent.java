package io.guestbeat.agent;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Where the JVM enters Guestbeat. Whatever happens here, the application runs: a failure is one
 * line on standard error. The starting thread does nothing but start Guestbeat's own.
 */
public final class GuestbeatAgent {
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private GuestbeatAgent() {}

  /** Called by the JVM before the application's {@code main}. */
  public static void premain(String options) {
    start(options);
  }

  /** Called by the JVM when Guestbeat is attached to a running application. */
  public static void agentmain(String options) {
    start(options);
  }

  private static void start(String options) {
    try {
      if (STARTED.compareAndSet(false, true)) {
        new AgentThread(options).start();
      } else {
        AgentThread.complain("it is in this JVM already; this further start does nothing");
      }
    } catch (Throwable e) {
      // Thrown on, it would abort the JVM.
      AgentThread.complain("not started: " + e);
    }
  }
}
