package io.guestbeat.heartbeat.gates;

import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time since a file was last modified: by its date and the wall clock, or since it was last
 * seen to change, whichever is less. The wall clock alone would call a file old when it jumps
 * ahead, as it does when a virtual machine is resumed. Used by one thread.
 */
final class FileAge {
  /** A machine that stood still between two looks gave nobody the time to write. */
  private static final Duration LONGEST_STEP = Duration.ofMinutes(1);

  private final LongSupplier nanoClock;
  private final Clock wallClock;
  private FileTime lastSeen;
  private boolean hasChanged;
  private long lastLookNanos;
  private Duration sinceChange = Duration.ZERO;

  FileAge(LongSupplier nanoClock, Clock wallClock) {
    this.nanoClock = nanoClock;
    this.wallClock = wallClock;
    this.lastLookNanos = nanoClock.getAsLong();
  }

  /** The age of the file that was modified then; a date in the future is no age. */
  Duration of(FileTime modified) {
    long now = nanoClock.getAsLong();
    sinceChange = sinceChange.plus(lesser(Duration.ofNanos(now - lastLookNanos), LONGEST_STEP));
    lastLookNanos = now;
    if (lastSeen != null && !modified.equals(lastSeen)) {
      hasChanged = true;
      sinceChange = Duration.ZERO;
    }
    lastSeen = modified;
    Duration byDate = Duration.between(modified.toInstant(), wallClock.instant());
    return hasChanged ? lesser(byDate, sinceChange) : byDate;
  }

  private static Duration lesser(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
