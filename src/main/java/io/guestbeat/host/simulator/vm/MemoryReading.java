package io.guestbeat.host.simulator.vm;

/**
 * The VM's memory at one moment, in MB. Built so that mapped, ballooned, swapped and zipped memory
 * never add up to more than the size, and what is used never exceeds the limit. Immutable.
 */
final class MemoryReading {
  final Allocation allocation;
  final long sizeMb;
  final long balloonMaxMb;
  final long balloonTargetMb;
  final long swapTargetMb;
  final long balloonedMb;
  final long swappedMb;
  final long lowLatencySwappedMb;
  final long zippedMb;
  final long zipSavedMb;
  final long mappedMb;
  final long activeMb;
  final long sharedMb;
  final long sharedSavedMb;
  final long usedMb;

  MemoryReading(
      MemoryModel model, long balloonedMb, long swappedMb, long touchedMb, double activeShare) {
    allocation = model.allocation();
    sizeMb = model.sizeMb();
    balloonMaxMb = model.balloonMaxMb();
    balloonTargetMb = model.balloonTargetMb();
    swapTargetMb = model.swapTargetMb();
    this.balloonedMb = Math.min(balloonedMb, balloonMaxMb);
    this.swappedMb = Math.min(swappedMb, swappableMb(sizeMb - this.balloonedMb));
    lowLatencySwappedMb = this.swappedMb / 8;
    zippedMb = zippedWith(this.swappedMb);
    zipSavedMb = zippedMb / 2;
    long present = sizeMb - this.balloonedMb - this.swappedMb - zippedMb;
    long stillZippedMb = zippedMb - zipSavedMb;
    long allowed = Math.max(0, allocation.limit() - stillZippedMb);
    mappedMb = Math.min(touchedMb, Math.min(present, allowed));
    activeMb = (long) (mappedMb * activeShare);
    sharedMb = mappedMb / 10;
    sharedSavedMb = sharedMb * 4 / 5;
    usedMb = Math.min(allocation.limit(), mappedMb - sharedSavedMb + stillZippedMb);
  }

  /** The most that can be swapped out of this much memory, with what is compressed beside it. */
  static long swappableMb(long mb) {
    return mb * 4 / 5;
  }

  private static long zippedWith(long swappedMb) {
    return swappedMb / 4;
  }

  long targetSizeMb() {
    return Math.min(allocation.limit(), sizeMb - balloonTargetMb - swapTargetMb);
  }
}
