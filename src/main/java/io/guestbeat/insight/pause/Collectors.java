package io.guestbeat.insight.pause;

import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * What this JVM's collectors tell of collections that stopped every thread. They are asked, instead
 * of having them notify us of each: that would make work and garbage at every collection, in an
 * application that perhaps makes many, for what is of use after a long one only. Safe between
 * threads.
 */
final class Collectors {
  private static final long NANOS_PER_MS = 1_000_000;

  private final GarbageCollectorMXBean[] beans;
  private final RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();

  Collectors() {
    List<GarbageCollectorMXBean> stopping = new ArrayList<>();
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (stopsTheJvm(bean.getName())) {
        stopping.add(bean);
      }
    }
    beans = stopping.toArray(new GarbageCollectorMXBean[0]);
  }

  /**
   * Whether what this collector counts are pauses: ZGC and Shenandoah count cycles, during which
   * the application runs, and their pauses apart.
   */
  static boolean stopsTheJvm(String collector) {
    return !collector.endsWith(" Cycles")
        && !collector.equals("ZGC")
        && !collector.equals("GPGC New")
        && !collector.equals("GPGC Old");
  }

  /** The time of all of them. */
  long totalMs() {
    long sum = 0;
    for (GarbageCollectorMXBean bean : beans) {
      sum += Math.max(0, bean.getCollectionTime());
    }
    return sum;
  }

  /** How many there were. */
  long count() {
    long sum = 0;
    for (GarbageCollectorMXBean bean : beans) {
      sum += Math.max(0, bean.getCollectionCount());
    }
    return sum;
  }

  /** The last one; null if there was none, or it is not known when. */
  Collection last() {
    GcInfo last = null;
    for (GarbageCollectorMXBean bean : beans) {
      GcInfo info = tellsWhen(bean) ? lastOf(bean) : null;
      if (info != null && (last == null || info.getEndTime() >= last.getEndTime())) {
        last = info;
      }
    }
    if (last == null) {
      return null;
    }
    // The collectors count from the start of the JVM.
    long startNanos = System.nanoTime() - runtime.getUptime() * NANOS_PER_MS;
    return new Collection(
        startNanos + last.getStartTime() * NANOS_PER_MS,
        startNanos + last.getEndTime() * NANOS_PER_MS);
  }

  /** CMS counts the time of its pauses, but tells from when to when a whole cycle was. */
  private static boolean tellsWhen(GarbageCollectorMXBean bean) {
    return !bean.getName().equals("ConcurrentMarkSweep");
  }

  private static GcInfo lastOf(GarbageCollectorMXBean bean) {
    try {
      return ((com.sun.management.GarbageCollectorMXBean) bean).getLastGcInfo();
    } catch (ClassCastException | LinkageError aJvmWithoutThisExtension) {
      return null;
    }
  }
}
