package io.guestbeat.host.simulator.vm;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;

/**
 * The sources of all statistics: the simulator's one table. A statistic without a line here is one
 * that this host does not give. Used by one thread.
 */
public final class StatisticSources {
  private final VmReading reading;
  private final Snapshot.Builder snapshot;

  private StatisticSources(VmReading reading) {
    this.reading = reading;
    this.snapshot =
        Snapshot.of(reading.session)
            .allUnavailable(GuestError.NOT_AVAILABLE)
            .resourcePoolPath(reading.resourcePoolPath);
  }

  /**
   * Returns what the host says of this reading, with everything it knows but does not give left
   * out.
   */
  public static Snapshot snapshotOf(VmReading reading) {
    StatisticSources sources = new StatisticSources(reading);
    sources.addCpu();
    sources.addMemory();
    sources.addReclaimedMemory();
    sources.addHost();
    return sources.snapshot.build();
  }

  private void addCpu() {
    put(Statistic.CPU_RESERVATION_MHZ, reading.cpuAllocation.reservation());
    put(Statistic.CPU_LIMIT_MHZ, reading.cpuAllocation.limit());
    put(Statistic.CPU_SHARES, reading.cpuAllocation.shares());
    put(Statistic.CPU_USED_MS, reading.cpu.used().toMillis());
    put(Statistic.CPU_STOLEN_MS, reading.cpu.stolen().toMillis());
    put(Statistic.ELAPSED_MS, reading.cpu.elapsed().toMillis());
  }

  private void addMemory() {
    put(Statistic.MEM_RESERVATION_MB, reading.memory.allocation.reservation());
    put(Statistic.MEM_LIMIT_MB, reading.memory.allocation.limit());
    put(Statistic.MEM_SHARES, reading.memory.allocation.shares());
    put(Statistic.MEM_SHARES_64, reading.memory.allocation.shares());
    put(Statistic.MEM_MAPPED_MB, reading.memory.mappedMb);
    put(Statistic.MEM_ACTIVE_MB, reading.memory.activeMb);
    put(Statistic.MEM_OVERHEAD_MB, reading.overheadMb());
    put(Statistic.MEM_SHARED_MB, reading.memory.sharedMb);
    put(Statistic.MEM_SHARED_SAVED_MB, reading.memory.sharedSavedMb);
    put(Statistic.MEM_USED_MB, reading.memory.usedMb);
    put(Statistic.MEM_TARGET_SIZE_MB, reading.memory.targetSizeMb());
  }

  private void addReclaimedMemory() {
    put(Statistic.MEM_BALLOONED_MB, reading.memory.balloonedMb);
    put(Statistic.MEM_BALLOON_TARGET_MB, reading.memory.balloonTargetMb);
    put(Statistic.MEM_BALLOON_MAX_MB, reading.memory.balloonMaxMb);
    put(Statistic.MEM_SWAPPED_MB, reading.memory.swappedMb);
    put(Statistic.MEM_SWAP_TARGET_MB, reading.memory.swapTargetMb);
    put(Statistic.MEM_LL_SWAPPED_MB, reading.memory.lowLatencySwappedMb);
    put(Statistic.MEM_ZIPPED_MB, reading.memory.zippedMb);
    put(Statistic.MEM_ZIP_SAVED_MB, reading.memory.zipSavedMb);
  }

  private void addHost() {
    put(Statistic.HOST_PROCESSOR_SPEED, reading.host.processorMhz);
    put(Statistic.HOST_NUM_CPU_CORES, reading.host.cores);
    put(Statistic.HOST_CPU_USED_MS, reading.host.cpuUsedMs);
    put(Statistic.HOST_MEM_SWAPPED_MB, reading.host.swappedMb);
    put(Statistic.HOST_MEM_SHARED_MB, reading.host.sharedMb);
    put(Statistic.HOST_MEM_USED_MB, reading.host.usedMb);
    put(Statistic.HOST_MEM_PHYS_MB, reading.host.physicalMb);
    put(Statistic.HOST_MEM_PHYS_FREE_MB, reading.host.freeMb());
    // What hosts of today say, and what the C library of today says without asking them.
    put(Statistic.HOST_MEM_KERN_OVHD_MB, 0L);
    put(Statistic.HOST_MEM_MAPPED_MB, reading.host.mappedMb);
    put(Statistic.HOST_MEM_UNMAPPED_MB, reading.host.unmappedMb());
  }

  private void put(Statistic statistic, long value) {
    if (reading.hostProfile.gives(statistic) && statistic.width().holds(value)) {
      snapshot.value(statistic, value);
    }
  }
}
