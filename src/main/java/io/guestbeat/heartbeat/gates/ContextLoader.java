package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;

/**
 * Runs an application's code with its own context class loader, where its libraries look for their
 * classes.
 */
final class ContextLoader {
  private ContextLoader() {}

  /** With the loader of the gate's own class. */
  static <T, E extends Exception> T of(HeartbeatGate gate, Action<T, E> action) throws E {
    return of(gate.getClass().getClassLoader(), action);
  }

  static <T, E extends Exception> T of(ClassLoader loader, Action<T, E> action) throws E {
    Thread thread = Thread.currentThread();
    ClassLoader previous = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return action.run();
    } finally {
      thread.setContextClassLoader(previous);
    }
  }

  /** Code that may throw. */
  interface Action<T, E extends Exception> {
    T run() throws E;
  }
}
