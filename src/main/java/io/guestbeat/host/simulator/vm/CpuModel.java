package io.guestbeat.host.simulator.vm;

import java.time.Duration;

/**
 * The CPU of the VM. Demand wanders around the load from second to second, by the seed alone, so
 * what was counted does not depend on when anybody looked. Not safe between threads.
 */
public final class CpuModel {
  private static final long SLOT_NANOS = Duration.ofSeconds(1).toNanos();

  private final long seed;
  private int processorMhz;
  private int vcpus;
  private Allocation allocation;
  private double load = 0.2;
  private double variation = 0.1;
  private double contention = 0.01;

  /** Everything up to {@link #bookedNanos}: the start of this slot or the latest change. */
  private CpuAccount booked = CpuAccount.EMPTY;

  private long bookedNanos;
  private long suspendedUntilNanos;

  public CpuModel(long seed, int processorMhz, int vcpus, Allocation allocation) {
    this.seed = seed;
    this.processorMhz = processorMhz;
    this.vcpus = vcpus;
    this.allocation = allocation;
  }

  public CpuAccount accountAt(Duration now) {
    long nowNanos = now.toNanos();
    for (long end = slotEnd(); end <= nowNanos; end = slotEnd()) {
      bookUntil(end);
    }
    return booked.plus(spent(nowNanos));
  }

  void setProcessorMhz(int mhz, Duration now) {
    bookAt(now);
    processorMhz = mhz;
  }

  void setVcpus(int count, Duration now) {
    bookAt(now);
    vcpus = count;
  }

  public void setAllocation(Allocation newAllocation, Duration now) {
    bookAt(now);
    allocation = newAllocation;
  }

  public void setLoad(double share, Duration now) {
    bookAt(now);
    load = share;
  }

  public void setVariation(double share, Duration now) {
    bookAt(now);
    variation = share;
  }

  public void setContention(double share, Duration now) {
    bookAt(now);
    contention = share;
  }

  /** Nothing runs before {@code resume}. */
  void suspend(Duration now, Duration resume) {
    bookAt(now);
    suspendedUntilNanos = resume.toNanos();
  }

  public int vcpus() {
    return vcpus;
  }

  double load() {
    return load;
  }

  Allocation allocation() {
    return allocation;
  }

  private void bookAt(Duration now) {
    accountAt(now);
    bookUntil(now.toNanos());
  }

  private void bookUntil(long nanos) {
    booked = booked.plus(spent(nanos));
    bookedNanos = nanos;
  }

  private long slotEnd() {
    return (bookedNanos / SLOT_NANOS + 1) * SLOT_NANOS;
  }

  /** Returns what is spent from {@link #bookedNanos} to a moment of the same slot. */
  private CpuAccount spent(long untilNanos) {
    long elapsed = Math.max(0, untilNanos - Math.max(bookedNanos, suspendedUntilNanos));
    long vcpuNanos = elapsed * vcpus;
    double demand = demandIn(bookedNanos / SLOT_NANOS);
    double scheduled = scheduledOf(demand);
    long used = (long) (vcpuNanos * scheduled);
    long stolen = Math.min((long) (vcpuNanos * (demand - scheduled)), vcpuNanos - used);
    return new CpuAccount(elapsed, vcpuNanos, used, stolen);
  }

  /**
   * Returns the share of a vCPU that is scheduled: contention takes, the reservation and limit
   * bound.
   */
  private double scheduledOf(double demand) {
    double capacityMhz = (double) vcpus * processorMhz;
    double reserved = Math.min(demand, allocation.reservation() / capacityMhz);
    double contended = Math.max(reserved, demand * (1 - contention));
    return Math.min(contended, allocation.limit() / capacityMhz);
  }

  private double demandIn(long slot) {
    double wander = 2 * Noise.unit(seed, slot) - 1;
    return Math.min(1, load * (1 + variation * wander));
  }
}
