package io.guestbeat.host;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The first of several hosts that can be opened, looked for when one is first needed and then, at
 * most once a {@link #RETRY}, until there is one. Safe between threads.
 */
final class DeferredHost {
  static final Duration RETRY = Duration.ofSeconds(5);

  private final List<Supplier<Host>> candidates;
  private final LongSupplier nanoClock;

  private volatile Host found;
  private boolean closed;
  private GuestException lastFailure;
  private long retryAtNanos;

  /**
   * Waits to be asked.
   *
   * @param candidates each opens a host or throws {@link GuestException} with the reason
   */
  DeferredHost(List<Supplier<Host>> candidates) {
    this(candidates, System::nanoTime);
  }

  DeferredHost(List<Supplier<Host>> candidates, LongSupplier nanoClock) {
    this.candidates = candidates;
    this.nanoClock = nanoClock;
  }

  /** This, as one host. */
  Host asHost() {
    return new Host(
        this::description,
        new DeferredGuestLibrary(this::host),
        new DeferredAppMonitor(this::host),
        this::close);
  }

  private String description() {
    Host host = found;
    return host == null ? "none" : host.description();
  }

  /** The host, or the exception that names everything that was tried. */
  private Host host() {
    Host host = found;
    return host != null ? host : find();
  }

  private synchronized Host find() {
    if (found != null) {
      return found;
    }
    if (lastFailure != null && (closed || retryAtNanos - nanoClock.getAsLong() > 0)) {
      throw again(lastFailure);
    }
    List<String> reasons = new ArrayList<>();
    GuestError error = GuestError.NOT_RUNNING_IN_VM;
    for (Supplier<Host> candidate : candidates) {
      try {
        found = candidate.get();
        return found;
      } catch (GuestException e) {
        reasons.add(e.getMessage());
        error = e.error();
      }
    }
    lastFailure = new GuestException(error, String.join("; ", reasons));
    retryAtNanos = nanoClock.getAsLong() + RETRY.toNanos();
    throw again(lastFailure);
  }

  private synchronized void close() {
    closed = true;
    if (found != null) {
      found.close();
    } else {
      lastFailure = new GuestException(GuestError.OTHER, "the host is closed");
    }
  }

  /** A fresh exception of this thread's own stack. */
  private static GuestException again(GuestException failure) {
    return new GuestException(failure.error(), failure.getMessage(), failure);
  }
}
