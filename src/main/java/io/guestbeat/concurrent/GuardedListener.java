package io.guestbeat.concurrent;

import java.util.function.Consumer;

/** Calls listeners of others, of which one that throws must not stop the caller. Stateless. */
public final class GuardedListener {
  private GuardedListener() {}

  /** Notifies it; what it throws is reported as if nobody had caught it, but the thread goes on. */
  public static <T> void tell(Consumer<T> listener, T event) {
    try {
      listener.accept(event);
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}
