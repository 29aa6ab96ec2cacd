package io.guestbeat.host.simulator.vm;

import java.time.Duration;

/**
 * The memory of the VM: the balloon and the swap move to their targets, the guest touches more of
 * its memory as it runs. Not safe between threads.
 */
public final class MemoryModel {
  /** What the balloon may take at most; ESXi's default. */
  private static final double BALLOON_MAX_SHARE = 0.65;

  private static final double TOUCHED_AT_BOOT = 0.4;
  private static final double TOUCHED_AT_LAST = 0.9;

  private final long sizeMb;
  private Allocation allocation;
  private long askedBalloonMb;
  private long askedSwapMb;
  private Ramp balloonedMb;
  private Ramp swappedMb;
  private Ramp touchedMb;
  private Ramp activeShare;

  public MemoryModel(long sizeMb, Allocation allocation) {
    this.sizeMb = sizeMb;
    this.allocation = allocation;
    boot(Duration.ZERO);
  }

  /** Forgets what the host has reclaimed, as a power cycle does. */
  void boot(Duration now) {
    balloonedMb = Ramp.restingAt(0, Math.max(1, sizeMb / 64.0));
    swappedMb = Ramp.restingAt(0, Math.max(1, sizeMb / 256.0));
    touchedMb =
        Ramp.restingAt(TOUCHED_AT_BOOT * sizeMb, Math.max(1, sizeMb / 512.0))
            .toward(TOUCHED_AT_LAST * sizeMb, now);
    activeShare = Ramp.restingAt(0.1, 0.02);
    retarget(now);
  }

  MemoryReading readingAt(Duration now) {
    return new MemoryReading(
        this,
        (long) balloonedMb.valueAt(now),
        (long) swappedMb.valueAt(now),
        (long) touchedMb.valueAt(now),
        activeShare.valueAt(now));
  }

  public void setAllocation(Allocation newAllocation, Duration now) {
    allocation = newAllocation;
    retarget(now);
  }

  public void askForBalloon(long mb, Duration now) {
    askedBalloonMb = mb;
    retarget(now);
  }

  public void askForSwap(long mb, Duration now) {
    askedSwapMb = mb;
    retarget(now);
  }

  public void setLoad(double share, Duration now) {
    activeShare = activeShare.toward(0.1 + 0.6 * share, now);
  }

  private void retarget(Duration now) {
    balloonedMb = balloonedMb.toward((double) balloonTargetMb(), now);
    swappedMb = swappedMb.toward((double) swapTargetMb(), now);
  }

  /** A limit below the size makes the host reclaim the difference; the reservation is safe. */
  long balloonTargetMb() {
    long asked = Math.max(askedBalloonMb, overLimitMb());
    return Math.max(
        0, Math.min(asked, Math.min(balloonMaxMb(), sizeMb - allocation.reservation())));
  }

  long swapTargetMb() {
    long asked = Math.max(askedSwapMb, overLimitMb() - balloonTargetMb());
    long reclaimable = sizeMb - allocation.reservation() - balloonTargetMb();
    return Math.max(0, Math.min(asked, MemoryReading.swappableMb(reclaimable)));
  }

  private long overLimitMb() {
    return Math.max(0, sizeMb - allocation.limit());
  }

  long balloonMaxMb() {
    return (long) (BALLOON_MAX_SHARE * sizeMb);
  }

  long sizeMb() {
    return sizeMb;
  }

  Allocation allocation() {
    return allocation;
  }
}
