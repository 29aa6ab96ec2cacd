package io.guestbeat.concurrent;

import java.util.function.Consumer;

/** Calls a listener so that an exception of the listener does not stop the caller. Stateless. */
public final class GuardedListener {
  private GuardedListener() {}

  /**
   * Notifies the listener; passes what it throws to the thread's handler of uncaught exceptions,
   * and returns.
   */
  public static <T> void call(Consumer<T> listener, T event) {
    try {
      listener.accept(event);
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}
