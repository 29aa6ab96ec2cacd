package io.guestbeat.heartbeat.gates;

import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a file has not been modified: by its date and the wall clock, or since it was last seen
 * to change, whichever is less. The wall clock alone would call a file old when it jumps ahead, as
 * it does when a virtual machine is resumed. Used by one thread.
 */
final class FileAge {
  private final LongSupplier nanoClock;
  private final Clock wallClock;
  private FileTime lastSeen;
  private boolean hasChanged;
  private long changedNanos;

  FileAge(LongSupplier nanoClock, Clock wallClock) {
    this.nanoClock = nanoClock;
    this.wallClock = wallClock;
  }

  /** The age of the file that was modified then; a date in the future is no age. */
  Duration of(FileTime modified) {
    if (lastSeen != null && !modified.equals(lastSeen)) {
      hasChanged = true;
      changedNanos = nanoClock.getAsLong();
    }
    lastSeen = modified;
    Duration byDate = Duration.between(modified.toInstant(), wallClock.instant());
    return hasChanged ? lesser(byDate, sinceChange()) : byDate;
  }

  private Duration sinceChange() {
    return Duration.ofNanos(nanoClock.getAsLong() - changedNanos);
  }

  private static Duration lesser(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
