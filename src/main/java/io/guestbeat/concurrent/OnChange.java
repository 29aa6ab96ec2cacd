package io.guestbeat.concurrent;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Remembers the last message, or its kind where its words vary, so that it is given once and not at
 * every try. Safe between threads.
 */
public final class OnChange<T> {
  private final AtomicReference<T> last = new AtomicReference<>();

  /** Returns whether this differs from the last one, and remembers it. */
  public boolean isNew(T now) {
    return !Objects.requireNonNull(now, "now").equals(last.getAndSet(now));
  }

  /** Forgets the last one, because its cause is gone: the same is new when it comes again. */
  public void forget() {
    last.set(null);
  }
}
