package io.guestbeat.heartbeat.gates.heap;

import io.guestbeat.heartbeat.check.UnusableGateException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what the last collection left, and how long collectors have stopped the application.
 *
 * <p>What was left is summed over all heap pools and held against the whole heap's maximum: an old
 * generation may be full in a healthy application, the heap may not; and generational ZGC gives
 * each of its pools the whole heap as maximum. A pool's figure is from the last collection that
 * looked at that pool, which may be long ago (G1 renews the old generation's in mixed and full
 * collections only), so what the pool uses now is an upper bound to it.
 *
 * <p>Of the collectors' beans only those count as pauses that are known to be: G1's concurrent
 * work, the cycles of ZGC and Shenandoah and ConcurrentMarkSweep run beside the application, and of
 * a collector unknown to this class nobody knows. On ZGC and Shenandoah, which make threads wait
 * for memory without a pause, an exhausted heap shows in what is left only. Used by one thread.
 */
final class HeapDetector {
  private static final Set<String> PAUSES =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "Copy",
                  "MarkSweepCompact",
                  "ParNew",
                  "PS Scavenge",
                  "PS MarkSweep",
                  "G1 Young Generation",
                  "G1 Old Generation",
                  "ZGC Pauses",
                  "ZGC Minor Pauses",
                  "ZGC Major Pauses",
                  "Shenandoah Pauses")));

  private final MemoryMXBean memory;
  private final List<MemoryPoolMXBean> heapPools;
  private final List<GarbageCollectorMXBean> collectors;

  HeapDetector(
      MemoryMXBean memory, List<MemoryPoolMXBean> pools, List<GarbageCollectorMXBean> collectors) {
    this.memory = memory;
    this.heapPools =
        pools.stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .collect(Collectors.toList());
    this.collectors = collectors;
  }

  /** The detector of this JVM. */
  static HeapDetector ofThisJvm() {
    return new HeapDetector(
        ManagementFactory.getMemoryMXBean(),
        ManagementFactory.getMemoryPoolMXBeans(),
        ManagementFactory.getGarbageCollectorMXBeans());
  }

  /**
   * Reads them all.
   *
   * @throws UnusableGateException if the JVM has no figure for one of the three: it may leave the
   *     maximum of the heap, what a collection left and the count of collections undefined
   */
  HeapSample sample(long nowNanos) throws UnusableGateException {
    long collections = 0;
    long pausedMs = 0;
    boolean counts = false;
    for (GarbageCollectorMXBean collector : collectors) {
      counts |= collector.getCollectionCount() >= 0;
      collections += Math.max(0, collector.getCollectionCount());
      if (PAUSES.contains(collector.getName())) {
        pausedMs += Math.max(0, collector.getCollectionTime());
      }
    }
    require(counts, "how often it collects");
    return new HeapSample(nowNanos, usedShare(), collections, pausedMs);
  }

  private double usedShare() throws UnusableGateException {
    long max = memory.getHeapMemoryUsage().getMax();
    require(max > 0, "how large its heap may become");
    long used = 0;
    boolean isTold = false;
    for (MemoryPoolMXBean pool : heapPools) {
      MemoryUsage left = pool.getCollectionUsage();
      MemoryUsage now = pool.getUsage();
      if (left != null && now != null) {
        isTold = true;
        used += Math.min(left.getUsed(), now.getUsed());
      }
    }
    require(isTold, "what a collection leaves in its heap");
    return (double) used / max;
  }

  private static void require(boolean isTold, String what) throws UnusableGateException {
    if (!isTold) {
      throw new UnusableGateException("this JVM does not report " + what);
    }
  }
}
