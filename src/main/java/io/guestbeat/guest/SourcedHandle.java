package io.guestbeat.guest;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * A handle over anything that can make a snapshot: it keeps the last one and the rules of the Guest
 * API on when there is one. Hosts implement {@link GuestLibrary#openHandle()} with it. Safe between
 * threads.
 */
public final class SourcedHandle implements GuestHandle {
  private final Supplier<Snapshot> source;
  private final Runnable release;
  private final Object updating = new Object();
  private volatile Snapshot latest;
  private volatile boolean closed;

  /**
   * Makes an open handle without data.
   *
   * @param source asks the host; throws {@link GuestException}; called by one thread at a time
   * @param release frees what the handle holds; called once
   */
  public SourcedHandle(Supplier<Snapshot> source, Runnable release) {
    this.source = Objects.requireNonNull(source, "source");
    this.release = Objects.requireNonNull(release, "release");
  }

  @Override
  public Snapshot update() {
    synchronized (updating) {
      requireOpen();
      latest = null;
      latest = source.get();
      return latest;
    }
  }

  @Override
  public Snapshot snapshot() {
    requireOpen();
    Snapshot snapshot = latest;
    if (snapshot == null) {
      throw new GuestException(GuestError.NO_INFO, "snapshot: " + GuestError.NO_INFO.text());
    }
    return snapshot;
  }

  @Override
  public void close() {
    synchronized (updating) {
      if (!closed) {
        closed = true;
        latest = null;
        release.run();
      }
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new GuestException(
          GuestError.INVALID_HANDLE, "guest handle: " + GuestError.INVALID_HANDLE.text());
    }
  }
}
