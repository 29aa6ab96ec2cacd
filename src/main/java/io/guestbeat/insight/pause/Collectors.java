package io.guestbeat.insight.pause;

import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads from this JVM's collectors the collections that stopped every thread. They are asked,
 * instead of having them notify us of each: that would make work and garbage at every collection,
 * in an application that perhaps makes many, for what is of use after a long one only. For one
 * thread.
 */
final class Collectors {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final Duration LONGEST_CLOCK_LAG = Duration.ofMillis(500);

  private final GarbageCollectorMXBean[] beans;

  /** Null but with CMS. */
  private final MarkSweep markSweep;

  private final RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
  private long clockLagNanos = LONGEST_CLOCK_LAG.toNanos();

  Collectors() {
    List<GarbageCollectorMXBean> stopping = new ArrayList<>();
    MarkSweep found = null;
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (bean.getName().equals(MarkSweep.NAME)) {
        found = new MarkSweep(bean, runtime.getUptime());
      } else if (stopsTheJvm(bean.getName())) {
        stopping.add(bean);
      }
    }
    beans = stopping.toArray(new GarbageCollectorMXBean[0]);
    markSweep = found;
  }

  /**
   * Returns whether what this collector counts are pauses: ZGC and Shenandoah count cycles, during
   * which the application runs, and their pauses apart.
   */
  static boolean stopsTheJvm(String collector) {
    return !collector.endsWith(" Cycles")
        && !collector.equals("ZGC")
        && !collector.equals("GPGC New")
        && !collector.equals("GPGC Old");
  }

  /** Returns the time of all of them; to be asked at every look. */
  long totalMs() {
    long sum = markSweep == null ? 0 : markSweep.pausedMs(runtime.getUptime());
    for (GarbageCollectorMXBean bean : beans) {
      sum += Math.max(0, bean.getCollectionTime());
    }
    return sum;
  }

  /** Returns the last one; null if there was none, or it is not known when. */
  Collection last() {
    GcInfo last = markSweep == null ? null : markSweep.lastFull();
    for (GarbageCollectorMXBean bean : beans) {
      GcInfo info = lastOf(bean);
      if (info != null && (last == null || info.getEndTime() >= last.getEndTime())) {
        last = info;
      }
    }
    return last == null ? null : placed(last);
  }

  /**
   * By our clock: theirs began somewhat after that of the uptime, how much is seen by how long
   * before now the last one seems to have ended; of many, the least.
   */
  private Collection placed(GcInfo info) {
    long nowNanos = System.nanoTime();
    long clockBeganNanos = nowNanos - runtime.getUptime() * NANOS_PER_MS;
    long endNanos = clockBeganNanos + info.getEndTime() * NANOS_PER_MS;
    clockLagNanos = Math.min(clockLagNanos, nowNanos - endNanos);
    endNanos += clockLagNanos;
    return new Collection(endNanos - info.getDuration() * NANOS_PER_MS, endNanos);
  }

  /** Null if there was none, or this JVM does not tell. */
  static GcInfo lastOf(GarbageCollectorMXBean bean) {
    try {
      return ((com.sun.management.GarbageCollectorMXBean) bean).getLastGcInfo();
    } catch (ClassCastException | LinkageError aJvmWithoutThisExtension) {
      return null;
    }
  }
}
