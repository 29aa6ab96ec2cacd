package io.guestbeat.insight;

import io.guestbeat.guest.Statistic;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Computes the CPU figures from two snapshots. Immutable.
 *
 * <p>Counters are whole milliseconds, so that a difference of two is true to less than one of them.
 * For a rate of {@code r} CPUs over {@code e} ms that is an error below {@code (1 + r) / e} CPUs. A
 * figure that goes beyond its maximum by no more than that is put back to it. Hosts may count a
 * turbo's extra speed as time used, too: a share of what the virtual CPUs could have had is then
 * all of it. One that goes further does not belong to so many virtual CPUs, and has no value.
 */
final class CpuFigures {
  private static final double PERCENT = 100;

  /** No processor runs faster than this, of its rated speed. */
  private static final double FASTEST_TURBO = 2;

  private final SessionRates rates;
  private final OptionalInt virtualCpus;

  /**
   * The figures.
   *
   * @param rates null where there are none
   * @param virtualCpus how many there were all the while
   */
  CpuFigures(SessionRates rates, OptionalInt virtualCpus) {
    this.rates = rates;
    this.virtualCpus = virtualCpus;
  }

  OptionalDouble effectiveMhz() {
    OptionalDouble used = cpus(Statistic.CPU_USED_MS);
    OptionalLong hostMhz = used.isPresent() ? hostMhz() : OptionalLong.empty();
    return hostMhz.isPresent()
        ? OptionalDouble.of(hostMhz.getAsLong() * used.getAsDouble())
        : OptionalDouble.empty();
  }

  OptionalDouble usedPercent() {
    return percent(cpus(Statistic.CPU_USED_MS));
  }

  OptionalDouble usedPercentPerVcpu() {
    return percent(share(Statistic.CPU_USED_MS));
  }

  OptionalDouble stolenPercent() {
    return percent(cpus(Statistic.CPU_STOLEN_MS));
  }

  OptionalDouble stolenPercentPerVcpu() {
    return percent(share(Statistic.CPU_STOLEN_MS));
  }

  /** Nothing that was wanted has no share. */
  OptionalDouble demandSatisfiedPercent() {
    OptionalLong used = growth(Statistic.CPU_USED_MS);
    OptionalLong stolen = growth(Statistic.CPU_STOLEN_MS);
    if (!used.isPresent() || !stolen.isPresent()) {
      return OptionalDouble.empty();
    }
    double wanted = (double) used.getAsLong() + stolen.getAsLong();
    return wanted > 0
        ? percent(OptionalDouble.of(used.getAsLong() / wanted))
        : OptionalDouble.empty();
  }

  /** Against a limit that has changed in between nothing can be measured. */
  OptionalDouble limitPercent() {
    OptionalDouble mhz = effectiveMhz();
    if (!mhz.isPresent() || rates.later().isUnlimited(Statistic.CPU_LIMIT_MHZ)) {
      return OptionalDouble.empty();
    }
    OptionalLong limit = rates.later().value(Statistic.CPU_LIMIT_MHZ);
    boolean isOfUse =
        limit.orElse(0) > 0 && limit.equals(rates.earlier().value(Statistic.CPU_LIMIT_MHZ));
    return isOfUse
        ? percent(OptionalDouble.of(mhz.getAsDouble() / limit.getAsLong()))
        : OptionalDouble.empty();
  }

  /** Returns what all virtual CPUs could have had. */
  OptionalDouble capacityPercent() {
    return rates != null && virtualCpus.isPresent()
        ? OptionalDouble.of(PERCENT * virtualCpus.getAsInt())
        : OptionalDouble.empty();
  }

  OptionalDouble capacityMhz() {
    OptionalLong hostMhz = rates == null ? OptionalLong.empty() : hostMhz();
    return hostMhz.isPresent() && virtualCpus.isPresent()
        ? OptionalDouble.of((double) hostMhz.getAsLong() * virtualCpus.getAsInt())
        : OptionalDouble.empty();
  }

  /** Of one CPU, summed over all. */
  private OptionalDouble cpus(Statistic counter) {
    OptionalLong ms = growth(counter);
    if (!ms.isPresent()) {
      return OptionalDouble.empty();
    }
    double cpus = ms.getAsLong() / rates.elapsedMs();
    return OptionalDouble.of(fits(ms.getAsLong()) ? Math.min(cpus, virtualCpus.getAsInt()) : cpus);
  }

  /** Of what all virtual CPUs could have had. */
  private OptionalDouble share(Statistic counter) {
    OptionalLong ms = growth(counter);
    return ms.isPresent() && fits((long) (ms.getAsLong() / FASTEST_TURBO))
        ? OptionalDouble.of(Math.min(1, cpus(counter).getAsDouble() / virtualCpus.getAsInt()))
        : OptionalDouble.empty();
  }

  /**
   * Returns whether n virtual CPUs can have had so much: the time was below e + 1 ms, so what they
   * had was below n × (e + 1), and what was counted below 1 ms more.
   */
  private boolean fits(long ms) {
    return virtualCpus.isPresent() && ms <= virtualCpus.getAsInt() * (rates.elapsedMs() + 1);
  }

  private OptionalLong growth(Statistic counter) {
    return rates == null ? OptionalLong.empty() : rates.growth(counter);
  }

  private OptionalLong hostMhz() {
    return rates.later().value(Statistic.HOST_PROCESSOR_SPEED);
  }

  private static OptionalDouble percent(OptionalDouble share) {
    return share.isPresent() ? OptionalDouble.of(PERCENT * share.getAsDouble()) : share;
  }
}
