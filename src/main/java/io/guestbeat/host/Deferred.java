package io.guestbeat.host;

import io.guestbeat.concurrent.NanoClock;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Something that is opened when it is first needed and, where that fails, tried again at most once
 * a {@link #RETRY}, until it succeeds. Safe between threads; one opens, the others wait for it, but
 * closing does not.
 */
final class Deferred<T> {
  static final Duration RETRY = Duration.ofSeconds(5);

  private final Supplier<T> opener;
  private final Consumer<T> closer;
  private final LongSupplier nanoClock;

  private final AtomicBoolean closerHasRun = new AtomicBoolean();
  private volatile T opened;
  private volatile boolean closed;
  private RuntimeException lastFailure;
  private long retryAtNanos;

  /**
   * Waits to be asked.
   *
   * @param opener throws an exception that says why it cannot
   * @param closer closes what was opened
   */
  Deferred(Supplier<T> opener, Consumer<T> closer) {
    this(opener, closer, NanoClock.OF_THIS_JVM);
  }

  Deferred(Supplier<T> opener, Consumer<T> closer, LongSupplier nanoClock) {
    this.opener = opener;
    this.closer = closer;
    this.nanoClock = nanoClock;
  }

  /** Returns what was opened; or throws what the last attempt to open it has thrown. */
  T get() {
    T known = opened;
    return known != null ? known : open();
  }

  /** Returns what was opened, if it was. */
  Optional<T> ifOpen() {
    return Optional.ofNullable(opened);
  }

  /**
   * Closes what was opened, if it was, and opens nothing from now on. Does not wait for an attempt
   * that is under way: whoever makes it closes what it opens.
   */
  void close() {
    closed = true;
    closeWhatIsOpen();
  }

  private synchronized T open() {
    if (opened != null) {
      return opened;
    }
    requireNotClosed();
    if (lastFailure != null && retryAtNanos - nanoClock.getAsLong() > 0) {
      throw lastFailure;
    }
    try {
      opened = opener.get();
    } catch (RuntimeException e) {
      throw remembered(e);
    } catch (LinkageError e) { // Native code that is not there, or JNA's own.
      throw remembered(new GuestException(GuestError.NOT_AVAILABLE, "native code: " + e, e));
    }
    if (closed) {
      closeWhatIsOpen();
    }
    requireNotClosed();
    return opened;
  }

  private RuntimeException remembered(RuntimeException failure) {
    lastFailure = failure;
    retryAtNanos = nanoClock.getAsLong() + RETRY.toNanos();
    return failure;
  }

  /** Once, whether by the thread that closes or by the one that opened too late. */
  private void closeWhatIsOpen() {
    T known = opened;
    if (known != null && closerHasRun.compareAndSet(false, true)) {
      closer.accept(known);
    }
  }

  private void requireNotClosed() {
    if (closed) {
      throw new GuestException(GuestError.OTHER, "the host is closed");
    }
  }
}
