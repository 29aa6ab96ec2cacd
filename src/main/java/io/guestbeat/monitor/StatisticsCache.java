package io.guestbeat.monitor;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Asks the host for statistics, at most once in a while: what is younger than the maximum age, a
 * failure too, is served again. Safe between threads; one asks, the others wait for its answer.
 */
final class StatisticsCache {
  private final GuestLibrary library;
  private final Duration maxAge;
  private final LongSupplier nanoClock;
  private final Consumer<Change> onChange;

  private final Queue<Change> untold = new ConcurrentLinkedQueue<>();

  private GuestHandle handle;
  private HostReading latest;
  private SessionId session;
  private boolean closed;

  StatisticsCache(
      GuestLibrary library, Duration maxAge, LongSupplier nanoClock, Consumer<Change> onChange) {
    this.library = library;
    this.maxAge = maxAge;
    this.nanoClock = nanoClock;
    this.onChange = onChange;
  }

  /** A reading that is young enough. */
  HostReading current() {
    return reading(maxAge);
  }

  /** A reading that was made after this call began. */
  HostReading refreshed() {
    return reading(Duration.ZERO);
  }

  private HostReading reading(Duration acceptedAge) {
    long askedAtNanos = nanoClock.getAsLong();
    HostReading reading;
    synchronized (this) {
      if (latest == null || !isYoungEnough(latest, acceptedAge, askedAtNanos)) {
        read();
      }
      reading = latest;
    }
    notifyListeners();
    return reading;
  }

  synchronized void close() {
    closed = true;
    if (handle != null) {
      handle.close();
    }
  }

  /** Returns whether a snapshot is young enough: also one that came while this thread waited. */
  private static boolean isYoungEnough(
      HostReading reading, Duration acceptedAge, long askedAtNanos) {
    return askedAtNanos - reading.takenAtNanos() < acceptedAge.toNanos()
        || reading.takenAtNanos() - askedAtNanos > 0;
  }

  private void read() {
    HostReading before = latest;
    latest = closed ? closedReading() : ask();
    untold.add(new Change(before, latest));
  }

  private HostReading closedReading() {
    return HostReading.unavailable(
        GuestError.INVALID_HANDLE, "Guestbeat has ended", null, 0, nanoClock.getAsLong());
  }

  private HostReading ask() {
    Instant lastUpdate = latest == null ? null : latest.lastUpdate();
    long changes = latest == null ? 0 : latest.sessionChanges();
    try {
      if (handle == null) {
        handle = library.openHandle();
      }
      Snapshot snapshot = handle.update();
      if (session != null && !session.equals(snapshot.session())) {
        changes++;
      }
      session = snapshot.session();
      return HostReading.of(snapshot, Instant.now(), changes, nanoClock.getAsLong());
    } catch (GuestException e) {
      return HostReading.unavailable(
          e.error(), e.getMessage(), lastUpdate, changes, nanoClock.getAsLong());
    } catch (RuntimeException | LinkageError e) {
      // A defect of ours or a library's must read as no data, too, not break the client's read.
      return HostReading.unavailable(
          GuestError.OTHER, "update: " + e, lastUpdate, changes, nanoClock.getAsLong());
    }
  }

  /** Reports in the order of the readings, and without the lock, so that a listener may read. */
  private void notifyListeners() {
    synchronized (untold) {
      for (Change change = untold.poll(); change != null; change = untold.poll()) {
        onChange.accept(change);
      }
    }
  }

  /** Two readings in a row. Immutable. */
  static final class Change {
    private final HostReading before;
    private final HostReading after;

    Change(HostReading before, HostReading after) {
      this.before = before;
      this.after = after;
    }

    HostReading after() {
      return after;
    }

    /** Returns whether the host could be read before and cannot now, or the other way round. */
    boolean ofAvailability() {
      return before == null || before.isAvailable() != after.isAvailable();
    }

    boolean ofSession() {
      return before != null && before.sessionChanges() != after.sessionChanges();
    }
  }
}
