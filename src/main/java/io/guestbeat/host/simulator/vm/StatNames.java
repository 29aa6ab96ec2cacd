package io.guestbeat.host.simulator.vm;

import io.guestbeat.guest.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names of the VM's statistics in {@code guestlib.stat.get}. */
final class StatNames {
  static final Map<String, Statistic> RESOURCES = resources();

  private StatNames() {}

  private static Map<String, Statistic> resources() {
    Map<String, Statistic> names = new LinkedHashMap<>();
    names.put("cpu.reservation", Statistic.CPU_RESERVATION_MHZ);
    names.put("cpu.limit", Statistic.CPU_LIMIT_MHZ);
    names.put("cpu.shares", Statistic.CPU_SHARES);
    names.put("cpu.used", Statistic.CPU_USED_MS);
    names.put("cpu.stolen", Statistic.CPU_STOLEN_MS);
    names.put("cpu.elapsed", Statistic.ELAPSED_MS);
    names.put("mem.reservation", Statistic.MEM_RESERVATION_MB);
    names.put("mem.limit", Statistic.MEM_LIMIT_MB);
    names.put("mem.shares", Statistic.MEM_SHARES_64);
    names.put("mem.mapped", Statistic.MEM_MAPPED_MB);
    names.put("mem.active", Statistic.MEM_ACTIVE_MB);
    names.put("mem.overhead", Statistic.MEM_OVERHEAD_MB);
    names.put("mem.ballooned", Statistic.MEM_BALLOONED_MB);
    names.put("mem.swapped", Statistic.MEM_SWAPPED_MB);
    names.put("mem.zipped", Statistic.MEM_ZIPPED_MB);
    names.put("mem.shared", Statistic.MEM_SHARED_MB);
    names.put("mem.sharedSaved", Statistic.MEM_SHARED_SAVED_MB);
    names.put("mem.used", Statistic.MEM_USED_MB);
    names.put("mem.target", Statistic.MEM_TARGET_SIZE_MB);
    return Collections.unmodifiableMap(names);
  }
}
