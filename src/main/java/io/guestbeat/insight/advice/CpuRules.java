package io.guestbeat.insight.advice;

import static io.guestbeat.guest.Statistic.HOST_NUM_CPU_CORES;
import static io.guestbeat.insight.Figure.CPU_DEMAND_SATISFIED;
import static io.guestbeat.insight.Figure.CPU_LIMIT;
import static io.guestbeat.insight.Figure.CPU_STOLEN_PER_VCPU;
import static io.guestbeat.insight.advice.JvmFigure.AVAILABLE_PROCESSORS;
import static io.guestbeat.insight.advice.JvmFigure.GC_THREADS;

import io.guestbeat.insight.alarm.ValueText;

/** The checks and sentences on the CPU. Stateless. */
final class CpuRules {
  private static final double STOLEN_PERCENT = 5;
  private static final double STOLEN_BADLY_PERCENT = 10;
  private static final double NEAR_LIMIT_PERCENT = 90;
  private static final double SATISFIED_PERCENT = 90;
  private static final double STOLEN_AT_ALL_PERCENT = 2;
  private static final double MANY_VCPUS = 4;
  private static final double SHARE_IN_USE = 0.25;

  /** From here on vSphere shows a guest its NUMA nodes. */
  private static final double VCPUS_WITHOUT_NUMA = 8;

  private CpuRules() {}

  static boolean isStolen(KnownNumbers n) {
    return n.of(CPU_STOLEN_PER_VCPU) >= STOLEN_PERCENT;
  }

  static boolean isStolenBadly(KnownNumbers n) {
    return n.of(CPU_STOLEN_PER_VCPU) >= STOLEN_BADLY_PERCENT;
  }

  static String stolen(KnownNumbers n) {
    return "The host took " + percent(n.of(CPU_STOLEN_PER_VCPU)) + " of each virtual CPU";
  }

  static boolean isAtLimit(KnownNumbers n) {
    return hasLimit(n) && n.of(CPU_LIMIT) >= NEAR_LIMIT_PERCENT;
  }

  static String atLimit(KnownNumbers n) {
    return "The VM uses "
        + percent(n.of(CPU_LIMIT))
        + " of its CPU limit of "
        + cpus(n.cpuLimitInCpus());
  }

  static boolean isDemandNotSatisfied(KnownNumbers n) {
    return n.of(CPU_STOLEN_PER_VCPU) >= STOLEN_AT_ALL_PERCENT
        && n.of(CPU_DEMAND_SATISFIED) < SATISFIED_PERCENT;
  }

  static String demandNotSatisfied(KnownNumbers n) {
    return "The VM got "
        + percent(n.of(CPU_DEMAND_SATISFIED))
        + " of the CPU time that it wanted; "
        + percent(n.of(CPU_STOLEN_PER_VCPU))
        + " of each virtual CPU was stolen";
  }

  static boolean hasProcessorsOverLimit(KnownNumbers n) {
    return n.of(AVAILABLE_PROCESSORS) > Math.ceil(n.cpuLimitInCpus());
  }

  static String processorsOverLimit(KnownNumbers n) {
    return "The JVM assumes "
        + cpus(n.of(AVAILABLE_PROCESSORS))
        + ", but the CPU limit gives "
        + cpus(n.cpuLimitInCpus());
  }

  static boolean hasGcThreadsOverLimit(KnownNumbers n) {
    return hasLimit(n) && n.of(GC_THREADS) > Math.ceil(n.cpuLimitInCpus());
  }

  static String gcThreadsOverLimit(KnownNumbers n) {
    return ValueText.of(n.of(GC_THREADS))
        + " threads collect garbage, but the CPU limit gives "
        + cpus(n.cpuLimitInCpus());
  }

  static boolean hasMoreVcpusThanCores(KnownNumbers n) {
    return n.virtualCpus() > n.of(HOST_NUM_CPU_CORES);
  }

  static String moreVcpusThanCores(KnownNumbers n) {
    return "The VM has "
        + cpus(n.virtualCpus())
        + ", and its host "
        + ValueText.of(n.of(HOST_NUM_CPU_CORES))
        + " cores";
  }

  static boolean hasTooManyVcpus(KnownNumbers n) {
    return n.of(CPU_STOLEN_PER_VCPU) >= STOLEN_PERCENT
        && n.virtualCpus() >= MANY_VCPUS
        && n.effectiveCpus() < SHARE_IN_USE * n.virtualCpus();
  }

  static String tooManyVcpus(KnownNumbers n) {
    return "The VM has "
        + ValueText.of(n.virtualCpus())
        + " virtual CPUs and uses as much as "
        + cpus(n.effectiveCpus())
        + "; "
        + percent(n.of(CPU_STOLEN_PER_VCPU))
        + " of each is stolen";
  }

  static boolean hasHiddenNuma(KnownNumbers n) {
    return n.virtualCpus() > VCPUS_WITHOUT_NUMA
        && n.numaNodes() == 1
        && n.virtualCpus() > n.of(HOST_NUM_CPU_CORES) / 2;
  }

  static String hiddenNuma(KnownNumbers n) {
    return "The guest sees one NUMA node for its "
        + cpus(n.virtualCpus())
        + ", on a host of "
        + ValueText.of(n.of(HOST_NUM_CPU_CORES))
        + " cores";
  }

  private static boolean hasLimit(KnownNumbers n) {
    return !Double.isInfinite(n.cpuLimitInCpus());
  }

  private static String percent(double value) {
    return ValueText.of(value, "%");
  }

  private static String cpus(double count) {
    return ValueText.of(count, count == 1 ? "CPU" : "CPUs");
  }
}
