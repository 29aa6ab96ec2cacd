package io.guestbeat.insight;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Computes the memory figures of a snapshot. Immutable.
 *
 * <p>The Guest API does not say how much memory the VM was given, and in a container the guest does
 * not know either. So shares are of what the guest has used so far, wherever that is now: mapped,
 * ballooned, swapped and compressed memory together, all of one snapshot.
 */
final class MemoryFigures {
  private static final double PERCENT = 100;

  private final Snapshot snapshot;

  /**
   * The figures.
   *
   * @param snapshot null where there is none
   */
  MemoryFigures(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  OptionalDouble balloonedPercent() {
    return share(value(Statistic.MEM_BALLOONED_MB));
  }

  OptionalDouble swappedPercent() {
    return share(value(Statistic.MEM_SWAPPED_MB));
  }

  OptionalDouble reclaimedMb() {
    OptionalLong mb = reclaimed();
    return mb.isPresent() ? OptionalDouble.of((double) mb.getAsLong()) : OptionalDouble.empty();
  }

  OptionalDouble reclaimedPercent() {
    return share(reclaimed());
  }

  /** Returns what the VM has beyond what its host means it to have. */
  OptionalDouble targetDeficitMb() {
    OptionalLong used = value(Statistic.MEM_USED_MB);
    OptionalLong target = value(Statistic.MEM_TARGET_SIZE_MB);
    if (!used.isPresent() || !target.isPresent()) {
      return OptionalDouble.empty();
    }
    boolean isShort = Long.compareUnsigned(target.getAsLong(), used.getAsLong()) < 0;
    return OptionalDouble.of(isShort ? (double) (used.getAsLong() - target.getAsLong()) : 0);
  }

  OptionalDouble sharingSavedMb() {
    OptionalLong saved = value(Statistic.MEM_SHARED_SAVED_MB);
    return saved.isPresent()
        ? OptionalDouble.of((double) saved.getAsLong())
        : OptionalDouble.empty();
  }

  OptionalDouble sharingSavedPercent() {
    return percent(value(Statistic.MEM_SHARED_SAVED_MB), value(Statistic.MEM_MAPPED_MB));
  }

  private OptionalLong reclaimed() {
    OptionalLong ballooned = value(Statistic.MEM_BALLOONED_MB);
    OptionalLong swapped = value(Statistic.MEM_SWAPPED_MB);
    return ballooned.isPresent() && swapped.isPresent()
        ? OptionalLong.of(ballooned.getAsLong() + swapped.getAsLong() + zipped())
        : OptionalLong.empty();
  }

  /** Hosts that do not give it are too old to compress, or nearly. */
  private long zipped() {
    return value(Statistic.MEM_ZIPPED_MB).orElse(0);
  }

  private OptionalDouble share(OptionalLong part) {
    OptionalLong reclaimed = reclaimed();
    OptionalLong mapped = value(Statistic.MEM_MAPPED_MB);
    return reclaimed.isPresent() && mapped.isPresent()
        ? percent(part, OptionalLong.of(reclaimed.getAsLong() + mapped.getAsLong()))
        : OptionalDouble.empty();
  }

  /** A part that is more than the whole is no part of it. */
  private static OptionalDouble percent(OptionalLong part, OptionalLong whole) {
    return part.isPresent() && whole.orElse(0) > 0 && part.getAsLong() <= whole.getAsLong()
        ? OptionalDouble.of(PERCENT * part.getAsLong() / whole.getAsLong())
        : OptionalDouble.empty();
  }

  private OptionalLong value(Statistic statistic) {
    return snapshot == null ? OptionalLong.empty() : snapshot.value(statistic);
  }
}
