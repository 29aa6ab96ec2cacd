package io.guestbeat.guest;

import static io.guestbeat.guest.Kind.COUNTER;
import static io.guestbeat.guest.Kind.GAUGE;
import static io.guestbeat.guest.Unit.CORES;
import static io.guestbeat.guest.Unit.MB;
import static io.guestbeat.guest.Unit.MHZ;
import static io.guestbeat.guest.Unit.MS;
import static io.guestbeat.guest.Unit.SHARES;
import static io.guestbeat.guest.Width.UINT32;
import static io.guestbeat.guest.Width.UINT64;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A number of the Guest API. This is the only table of statistics: to add one, add one line, in the
 * order of the wire ids. Each says itself what it is: {@link #description()}, {@link #unit()},
 * {@link #kind()}, {@link #width()}. The description names the ESXi that it needs where that is not
 * any; those of the whole host ({@code Host…}) depend on that host's consent.
 *
 * <p>Source: table 3 of the Guest and HA Application Monitoring Developer's Guide (2013), and for
 * those marked with a later release, the public headers of open-vm-tools 13.1.
 */
public enum Statistic {
  // spotless:off (one statistic, one line)
  CPU_RESERVATION_MHZ(1, "CpuReservationMHz", UINT32, MHZ, GAUGE, "CPU speed guaranteed to the VM"),
  CPU_LIMIT_MHZ(2, "CpuLimitMHz", UINT32, MHZ, GAUGE, "CPU speed that the VM may not exceed; 4294967295 is unlimited"),
  CPU_SHARES(3, "CpuShares", UINT32, SHARES, GAUGE, "CPU shares of the VM among its siblings when the host is short of CPU"),
  CPU_USED_MS(4, "CpuUsedMs", UINT64, MS, COUNTER, "CPU time used by the VM in this session, summed over its virtual CPUs"),
  HOST_PROCESSOR_SPEED(5, "HostProcessorSpeed", UINT32, MHZ, GAUGE, "Rated speed of one physical CPU of the host"),
  MEM_RESERVATION_MB(6, "MemReservationMB", UINT32, MB, GAUGE, "Host memory guaranteed to the VM"),
  MEM_LIMIT_MB(7, "MemLimitMB", UINT32, MB, GAUGE, "Host memory the VM may not exceed; 4294967295 is unlimited"),
  MEM_SHARES(8, "MemShares", UINT32, SHARES, GAUGE, "Memory shares of the VM; unavailable where the true value needs 64 bits (MemShares64)"),
  MEM_MAPPED_MB(9, "MemMappedMB", UINT32, MB, GAUGE, "Guest memory that is backed by host memory now"),
  MEM_ACTIVE_MB(10, "MemActiveMB", UINT32, MB, GAUGE, "Guest memory in active use, as the host estimates it"),
  MEM_OVERHEAD_MB(11, "MemOverheadMB", UINT32, MB, GAUGE, "Host memory spent on virtualizing the VM"),
  MEM_BALLOONED_MB(12, "MemBalloonedMB", UINT32, MB, GAUGE, "Guest memory that the host has taken back through the balloon driver"),
  MEM_SWAPPED_MB(13, "MemSwappedMB", UINT32, MB, GAUGE, "Guest memory that the host has swapped to its disk"),
  MEM_SHARED_MB(14, "MemSharedMB", UINT32, MB, GAUGE, "Guest memory that is shared copy-on-write on the host"),
  MEM_SHARED_SAVED_MB(15, "MemSharedSavedMB", UINT32, MB, GAUGE, "Host memory saved by sharing guest memory of the VM"),
  MEM_USED_MB(16, "MemUsedMB", UINT32, MB, GAUGE, "Host memory consumed for the memory of the VM"),
  ELAPSED_MS(17, "ElapsedMs", UINT64, MS, COUNTER, "Time since the session began: power-on, resume or vMotion"),
  CPU_STOLEN_MS(19, "CpuStolenMs", UINT64, MS, COUNTER, "Time the VM was ready to run and was not scheduled, summed over its virtual CPUs"),
  MEM_TARGET_SIZE_MB(20, "MemTargetSizeMB", UINT64, MB, GAUGE, "Host memory that the host intends the VM to have"),
  HOST_NUM_CPU_CORES(21, "HostNumCpuCores", UINT32, CORES, GAUGE, "Physical CPU cores of the host"),
  HOST_CPU_USED_MS(22, "HostCpuUsedMs", UINT64, MS, COUNTER, "CPU time used on the host in total"),
  HOST_MEM_SWAPPED_MB(23, "HostMemSwappedMB", UINT64, MB, GAUGE, "Memory swapped out on the host"),
  HOST_MEM_SHARED_MB(24, "HostMemSharedMB", UINT64, MB, GAUGE, "Memory shared copy-on-write on the host"),
  HOST_MEM_USED_MB(25, "HostMemUsedMB", UINT64, MB, GAUGE, "Memory in use on the host"),
  HOST_MEM_PHYS_MB(26, "HostMemPhysMB", UINT64, MB, GAUGE, "Physical memory of the host"),
  HOST_MEM_PHYS_FREE_MB(27, "HostMemPhysFreeMB", UINT64, MB, GAUGE, "Physical memory of the host that is free"),
  HOST_MEM_KERN_OVHD_MB(28, "HostMemKernOvhdMB", UINT64, MB, GAUGE, "Memory of the host's kernel; always 0 from ESXi 7.1 on"),
  HOST_MEM_MAPPED_MB(29, "HostMemMappedMB", UINT64, MB, GAUGE, "Mapped memory of the host"),
  HOST_MEM_UNMAPPED_MB(30, "HostMemUnmappedMB", UINT64, MB, GAUGE, "Unmapped memory of the host"),
  MEM_ZIPPED_MB(31, "MemZippedMB", UINT32, MB, GAUGE, "Guest memory that the host has compressed (ESXi 5.0 or newer)"),
  MEM_ZIP_SAVED_MB(32, "MemZipSavedMB", UINT32, MB, GAUGE, "Host memory saved by compression (ESXi 5.0 or newer)"),
  MEM_LL_SWAPPED_MB(33, "MemLLSwappedMB", UINT32, MB, GAUGE, "Guest memory swapped to the host's low-latency device (ESXi 5.0 or newer)"),
  MEM_SWAP_TARGET_MB(34, "MemSwapTargetMB", UINT32, MB, GAUGE, "Guest memory that the host intends to swap (ESXi 5.0 or newer)"),
  MEM_BALLOON_TARGET_MB(35, "MemBalloonTargetMB", UINT32, MB, GAUGE, "Guest memory that the host intends to take through the balloon (ESXi 5.0 or newer)"),
  MEM_BALLOON_MAX_MB(36, "MemBalloonMaxMB", UINT32, MB, GAUGE, "Guest memory the balloon may take at most (ESXi 5.0 or newer)"),
  MEM_SHARES_64(38, "MemShares64", UINT64, SHARES, GAUGE, "Memory shares of the VM in 64 bits (ESXi 7.0 or newer; MemShares on older hosts)");
  // spotless:on

  /** What a limit ({@link #hasUnlimited()}) reads when there is none: 0xFFFFFFFF. */
  public static final long UNLIMITED = 0xFFFFFFFFL;

  private static final Map<String, Statistic> BY_NAME = byName();

  private final int id;
  private final String apiName;
  private final Width width;
  private final Unit unit;
  private final Kind kind;
  private final String description;

  Statistic(int id, String apiName, Width width, Unit unit, Kind kind, String description) {
    this.id = id;
    this.apiName = apiName;
    this.width = width;
    this.unit = unit;
    this.kind = kind;
    this.description = description;
  }

  /** The statistic of this name ({@link #apiName()}, in any letter case), if there is one. */
  public static Optional<Statistic> named(String apiName) {
    return Optional.ofNullable(BY_NAME.get(apiName.toLowerCase(Locale.ROOT)));
  }

  /** Returns the id that the GuestRPC protocol, version 3, gives it: 1 to 38. */
  public int id() {
    return id;
  }

  /** Returns the Guest API's name for it, such as {@code CpuLimitMHz}; also its MBean attribute. */
  public String apiName() {
    return apiName;
  }

  /** Returns the width the API gives it; values are unsigned. */
  public Width width() {
    return width;
  }

  /** Returns what its values are measured in. */
  public Unit unit() {
    return unit;
  }

  /** Returns whether it goes up and down or only grows within a session. */
  public Kind kind() {
    return kind;
  }

  /** Returns one plain sentence without a full stop. */
  public String description() {
    return description;
  }

  /** Returns whether it is a limit, for which {@link #UNLIMITED} means that there is none. */
  public boolean hasUnlimited() {
    return this == CPU_LIMIT_MHZ || this == MEM_LIMIT_MB;
  }

  @Override
  public String toString() {
    return apiName;
  }

  private static Map<String, Statistic> byName() {
    Map<String, Statistic> byName = new HashMap<>();
    for (Statistic statistic : values()) {
      byName.put(statistic.apiName.toLowerCase(Locale.ROOT), statistic);
    }
    return Collections.unmodifiableMap(byName);
  }
}
