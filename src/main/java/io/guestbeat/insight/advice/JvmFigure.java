package io.guestbeat.insight.advice;

import io.guestbeat.guest.Statistic;
import java.util.OptionalDouble;

/**
 * A number that sets the JVM against its host. This is the only table of them; adding one is adding
 * one line, and its computation below. A gap is what the host falls short of the JVM's footprint: 0
 * where it does not.
 */
public enum JvmFigure {
  // spotless:off (one figure, one line)
  MAX_HEAP("JvmMaxHeapMB", "MB", "The most that the JVM's heap may grow to (-Xmx)"),
  COMMITTED_HEAP("JvmCommittedHeapMB", "MB", "The heap that the operating system has committed to the JVM by now"),
  METASPACE("JvmMetaspaceMB", "MB", "The JVM's metaspace: its limit, or its present size if it has no limit"),
  CODE_CACHE("JvmCodeCacheMB", "MB", "The most that the JVM's compiled code may take"),
  THREAD_STACKS("JvmThreadStacksMB", "MB", "The stacks of the JVM's threads, each in full: live threads × stack size (-Xss)"),
  DIRECT_MEMORY("JvmDirectMemoryMB", "MB", "The JVM's direct buffers: their limit, or their present size if they have no limit"),
  FOOTPRINT("JvmFootprintMB", "MB", "The most memory that the JVM may need: heap + metaspace + code cache + thread stacks + direct buffers"),
  RESERVATION_GAP("JvmReservationGapMB", "MB", "The part of the footprint that no memory reservation can cover"),
  RESERVATION_GAP_PERCENT("JvmReservationGapPercent", "%", "Share of the footprint that no memory reservation can cover"),
  LIMIT_GAP("JvmLimitGapMB", "MB", "The part of the footprint that is above the VM's memory limit"),
  ACTIVE_GAP("JvmActiveGapMB", "MB", "The part of the footprint that is above what the host considers active: the host takes this part first"),
  TARGET_GAP("JvmTargetGapMB", "MB", "The part of the footprint that is above what the host intends the VM to have"),
  HEAP_UNRESERVED("HeapUnreservedMB", "MB", "The part of the maximum heap that no memory reservation can cover: it may be swapped"),
  HEAP_SWAPPED_AT_MOST("HeapSwappedAtMostMB", "MB", "How much of the heap the host may have on its disk now: swapped memory, as far as the heap is not reserved"),
  GC_THREADS("GcThreads", "threads", "Threads that collect garbage while the application stands still (ParallelGCThreads)"),
  CONCURRENT_GC_THREADS("ConcurrentGcThreads", "threads", "Threads that collect garbage concurrently with the application (ConcGCThreads)"),
  AVAILABLE_PROCESSORS("AvailableProcessors", "CPUs", "The number of CPUs that the JVM assumes"),
  CPU_LIMIT_IN_CPUS("CpuLimitInCpus", "CPUs", "The VM's CPU limit, in physical CPUs; null if there is no limit"),
  EFFECTIVE_CPUS("EffectiveCpus", "CPUs", "The CPU time that the VM had lately, in physical CPUs");
  // spotless:on

  private final String apiName;
  private final String unit;
  private final String description;

  JvmFigure(String apiName, String unit, String description) {
    this.apiName = apiName;
    this.unit = unit;
    this.description = description;
  }

  /** Returns its name, such as {@code JvmFootprintMB}; also its MBean attribute. */
  public String apiName() {
    return apiName;
  }

  /** Returns what its values are measured in. */
  public String unit() {
    return unit;
  }

  /** Returns one plain sentence without a full stop. */
  public String description() {
    return description;
  }

  /** Computes it. A function for each figure would be a class for each, so this is a switch. */
  OptionalDouble in(AdviceInput input) {
    switch (this) {
      case MAX_HEAP:
        return input.jvm().footprint().heapMb();
      case COMMITTED_HEAP:
        return input.jvm().committedHeapMb();
      case METASPACE:
        return input.jvm().footprint().metaspaceMb();
      case CODE_CACHE:
        return input.jvm().footprint().codeCacheMb();
      case THREAD_STACKS:
        return input.jvm().footprint().threadStacksMb();
      case DIRECT_MEMORY:
        return input.jvm().footprint().directMb();
      case FOOTPRINT:
        return input.jvm().footprint().totalMb();
      case RESERVATION_GAP:
        return gap(input, Statistic.MEM_RESERVATION_MB);
      case RESERVATION_GAP_PERCENT:
        return reservationGapPercent(input);
      case LIMIT_GAP:
        return gap(input, Statistic.MEM_LIMIT_MB);
      case ACTIVE_GAP:
        return gap(input, Statistic.MEM_ACTIVE_MB);
      case TARGET_GAP:
        return gap(input, Statistic.MEM_TARGET_SIZE_MB);
      case HEAP_UNRESERVED:
        return heapUnreserved(input);
      case HEAP_SWAPPED_AT_MOST:
        return heapSwappedAtMost(input);
      case GC_THREADS:
        return input.jvm().parallelGcThreads();
      case CONCURRENT_GC_THREADS:
        return input.jvm().concurrentGcThreads();
      case AVAILABLE_PROCESSORS:
        return input.jvm().availableProcessors();
      case CPU_LIMIT_IN_CPUS:
        return cpuLimitInCpus(input);
      case EFFECTIVE_CPUS:
        return input.effectiveCpus();
    }
    throw new IllegalStateException(toString());
  }

  private static OptionalDouble gap(AdviceInput situation, Statistic given) {
    return excess(situation.jvm().footprint().totalMb(), situation.value(given));
  }

  private static OptionalDouble excess(OptionalDouble needed, OptionalDouble given) {
    return needed.isPresent() && given.isPresent()
        ? OptionalDouble.of(Math.max(0, needed.getAsDouble() - given.getAsDouble()))
        : OptionalDouble.empty();
  }

  private static OptionalDouble reservationGapPercent(AdviceInput situation) {
    OptionalDouble gap = RESERVATION_GAP.in(situation);
    double footprint = FOOTPRINT.in(situation).orElse(0);
    return gap.isPresent() && footprint > 0
        ? OptionalDouble.of(100 * gap.getAsDouble() / footprint)
        : OptionalDouble.empty();
  }

  private static OptionalDouble heapUnreserved(AdviceInput situation) {
    return excess(MAX_HEAP.in(situation), situation.value(Statistic.MEM_RESERVATION_MB));
  }

  private static OptionalDouble heapSwappedAtMost(AdviceInput situation) {
    OptionalDouble unreserved = heapUnreserved(situation);
    OptionalDouble swapped = situation.value(Statistic.MEM_SWAPPED_MB);
    return unreserved.isPresent() && swapped.isPresent()
        ? OptionalDouble.of(Math.min(unreserved.getAsDouble(), swapped.getAsDouble()))
        : OptionalDouble.empty();
  }

  private static OptionalDouble cpuLimitInCpus(AdviceInput situation) {
    OptionalDouble limit = situation.cpuLimitInCpus();
    return limit.isPresent() && Double.isInfinite(limit.getAsDouble())
        ? OptionalDouble.empty()
        : limit;
  }
}
