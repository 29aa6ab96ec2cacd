package io.guestbeat.agent;

import java.lang.instrument.Instrumentation;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Where {@link AgentEntry} enters Guestbeat. Whatever happens here, the application runs: a failure
 * is one line on standard error. The starting thread does nothing but start Guestbeat's own.
 */
public final class GuestbeatAgent {
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private GuestbeatAgent() {}

  /** Called by the JVM before the application's {@code main}. */
  public static void premain(String options, Instrumentation instrumentation) {
    start(options, instrumentation);
  }

  /** Called by the JVM when Guestbeat is attached to a running application. */
  public static void agentmain(String options, Instrumentation instrumentation) {
    start(options, instrumentation);
  }

  /** Guestbeat runs no more, and may be attached again. */
  static void ended() {
    STARTED.set(false);
  }

  private static void start(String options, Instrumentation instrumentation) {
    try {
      if (STARTED.compareAndSet(false, true)) {
        new AgentThread(options, instrumentation).start();
      } else {
        complain("it is in this JVM already; this further start does nothing");
      }
    } catch (Throwable e) {
      // Thrown on, it would abort the JVM.
      ended();
      complain("not started: " + e);
    }
  }

  /** Writes one line to the real standard error, whatever the application has made of its own. */
  static void complain(String reason) {
    StandardError.say(reason);
  }
}
