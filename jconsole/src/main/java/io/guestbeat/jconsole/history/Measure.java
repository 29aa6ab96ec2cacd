package io.guestbeat.jconsole.history;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A quantity that is drawn over time. CPU time is in percent of the virtual CPUs, memory in MB. */
public enum Measure {
  CPU_USED(look -> look.figure("CpuUsedPercentPerVcpu")),
  CPU_STOLEN(look -> look.figure("CpuStolenPercentPerVcpu")),
  CPU_LIMIT(look -> look.percentOfSpeed(look.statistics().limit("CpuLimitMHz"))),
  CPU_RESERVATION(look -> look.percentOfSpeed(look.statistics().value("CpuReservationMHz"))),
  /** In MHz: the speed at which the VM really ran, all virtual CPUs together. */
  CPU_EFFECTIVE_MHZ(look -> look.figure("EffectiveCpuMHz")),
  /** In MHz: what all virtual CPUs together could have. */
  CPU_WHOLE_MHZ(StatisticsSample::wholeMhz),
  MEM_MAPPED(look -> decimal(look.statistics().value("MemMappedMB"))),
  MEM_ACTIVE(look -> decimal(look.statistics().value("MemActiveMB"))),
  MEM_BALLOONED(look -> decimal(look.statistics().value("MemBalloonedMB"))),
  MEM_SWAPPED(look -> decimal(look.statistics().value("MemSwappedMB"))),
  MEM_LIMIT(look -> decimal(look.statistics().limit("MemLimitMB"))),
  MEM_RESERVATION(look -> decimal(look.statistics().value("MemReservationMB")));

  @SuppressWarnings("ImmutableEnumChecker") // It holds nothing.
  private final Computation computation;

  Measure(Computation computation) {
    this.computation = computation;
  }

  OptionalDouble at(StatisticsSample look) {
    return computation.in(look);
  }

  private static OptionalDouble decimal(OptionalLong number) {
    return number.isPresent()
        ? OptionalDouble.of((double) number.getAsLong())
        : OptionalDouble.empty();
  }

  private interface Computation {
    OptionalDouble in(StatisticsSample look);
  }
}
