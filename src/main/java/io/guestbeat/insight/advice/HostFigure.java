package io.guestbeat.insight.advice;

import io.guestbeat.insight.Figure;
import java.util.OptionalDouble;

/** The figures that advice and alarms are about, by their names in the table of figures. */
public enum HostFigure {
  /** CPU time stolen, as a share of each virtual CPU. */
  CPU_STOLEN("CpuStolenPercentPerVcpu"),
  /** CPU time had, as a share of what was wanted. */
  CPU_DEMAND_SATISFIED("CpuDemandSatisfiedPercent"),
  /** How much of the CPU limit is used. */
  CPU_LIMIT_USED("CpuLimitPercent"),
  /** The share of the VM's memory in the balloon. */
  MEM_BALLOONED("MemBalloonedPercent"),
  /** The share of the VM's memory on the host's disk. */
  MEM_SWAPPED("MemSwappedPercent");

  private final Figure figure;

  HostFigure(String apiName) {
    figure = named(apiName);
  }

  /** Its value in this situation; empty where it is not known. */
  public OptionalDouble in(Situation situation) {
    return figure == null ? OptionalDouble.empty() : situation.value(figure);
  }

  private static Figure named(String apiName) {
    for (Figure figure : Figure.values()) {
      if (figure.apiName().equals(apiName)) {
        return figure;
      }
    }
    return null;
  }
}
