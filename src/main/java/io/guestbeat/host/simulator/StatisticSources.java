package io.guestbeat.host.simulator;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Where each statistic comes from: the simulator's one table. A statistic without a line here is
 * one that this host does not give.
 */
final class StatisticSources {
  private static final Map<Statistic, ToLongFunction<VmReading>> SOURCES = sources();

  private StatisticSources() {}

  /** What the host says of this reading, with everything it knows but does not give left out. */
  static Snapshot snapshotOf(VmReading reading) {
    Snapshot.Builder snapshot =
        Snapshot.of(reading.session)
            .allUnavailable(GuestError.NOT_AVAILABLE)
            .resourcePoolPath(reading.resourcePoolPath);
    for (Map.Entry<Statistic, ToLongFunction<VmReading>> source : SOURCES.entrySet()) {
      Statistic statistic = source.getKey();
      long value = source.getValue().applyAsLong(reading);
      if (reading.hostProfile.gives(statistic) && statistic.width().holds(value)) {
        snapshot.value(statistic, value);
      }
    }
    return snapshot.build();
  }

  private static Map<Statistic, ToLongFunction<VmReading>> sources() {
    Map<Statistic, ToLongFunction<VmReading>> sources = new EnumMap<>(Statistic.class);
    addCpu(sources);
    addMemory(sources);
    addReclaimedMemory(sources);
    addHost(sources);
    return Collections.unmodifiableMap(sources);
  }

  private static void addCpu(Map<Statistic, ToLongFunction<VmReading>> sources) {
    sources.put(Statistic.CPU_RESERVATION_MHZ, r -> r.cpuAllocation.reservation());
    sources.put(Statistic.CPU_LIMIT_MHZ, r -> r.cpuAllocation.limit());
    sources.put(Statistic.CPU_SHARES, r -> r.cpuAllocation.shares());
    sources.put(Statistic.CPU_USED_MS, r -> r.cpu.used().toMillis());
    sources.put(Statistic.CPU_STOLEN_MS, r -> r.cpu.stolen().toMillis());
    sources.put(Statistic.ELAPSED_MS, r -> r.cpu.elapsed().toMillis());
  }

  private static void addMemory(Map<Statistic, ToLongFunction<VmReading>> sources) {
    sources.put(Statistic.MEM_RESERVATION_MB, r -> r.memory.allocation.reservation());
    sources.put(Statistic.MEM_LIMIT_MB, r -> r.memory.allocation.limit());
    sources.put(Statistic.MEM_SHARES, r -> r.memory.allocation.shares());
    sources.put(Statistic.MEM_SHARES_64, r -> r.memory.allocation.shares());
    sources.put(Statistic.MEM_MAPPED_MB, r -> r.memory.mappedMb);
    sources.put(Statistic.MEM_ACTIVE_MB, r -> r.memory.activeMb);
    sources.put(Statistic.MEM_OVERHEAD_MB, VmReading::overheadMb);
    sources.put(Statistic.MEM_SHARED_MB, r -> r.memory.sharedMb);
    sources.put(Statistic.MEM_SHARED_SAVED_MB, r -> r.memory.sharedSavedMb);
    sources.put(Statistic.MEM_USED_MB, r -> r.memory.usedMb);
    sources.put(Statistic.MEM_TARGET_SIZE_MB, r -> r.memory.targetSizeMb());
  }

  private static void addReclaimedMemory(Map<Statistic, ToLongFunction<VmReading>> sources) {
    sources.put(Statistic.MEM_BALLOONED_MB, r -> r.memory.balloonedMb);
    sources.put(Statistic.MEM_BALLOON_TARGET_MB, r -> r.memory.balloonTargetMb);
    sources.put(Statistic.MEM_BALLOON_MAX_MB, r -> r.memory.balloonMaxMb);
    sources.put(Statistic.MEM_SWAPPED_MB, r -> r.memory.swappedMb);
    sources.put(Statistic.MEM_SWAP_TARGET_MB, r -> r.memory.swapTargetMb);
    sources.put(Statistic.MEM_LL_SWAPPED_MB, r -> r.memory.lowLatencySwappedMb);
    sources.put(Statistic.MEM_ZIPPED_MB, r -> r.memory.zippedMb);
    sources.put(Statistic.MEM_ZIP_SAVED_MB, r -> r.memory.zipSavedMb);
  }

  private static void addHost(Map<Statistic, ToLongFunction<VmReading>> sources) {
    sources.put(Statistic.HOST_PROCESSOR_SPEED, r -> r.host.processorMhz);
    sources.put(Statistic.HOST_NUM_CPU_CORES, r -> r.host.cores);
    sources.put(Statistic.HOST_CPU_USED_MS, r -> r.host.cpuUsedMs);
    sources.put(Statistic.HOST_MEM_SWAPPED_MB, r -> r.host.swappedMb);
    sources.put(Statistic.HOST_MEM_SHARED_MB, r -> r.host.sharedMb);
    sources.put(Statistic.HOST_MEM_USED_MB, r -> r.host.usedMb);
    sources.put(Statistic.HOST_MEM_PHYS_MB, r -> r.host.physicalMb);
    sources.put(Statistic.HOST_MEM_PHYS_FREE_MB, r -> r.host.freeMb());
    // What hosts of today say, and what the C library of today says without asking them.
    sources.put(Statistic.HOST_MEM_KERN_OVHD_MB, r -> 0L);
    sources.put(Statistic.HOST_MEM_MAPPED_MB, r -> r.host.mappedMb);
    sources.put(Statistic.HOST_MEM_UNMAPPED_MB, r -> r.host.unmappedMb());
  }
}
