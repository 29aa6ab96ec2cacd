package io.guestbeat.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.WatchedVm.Interval;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What CPU figures must be, by the simulator's books. Counters are whole milliseconds, cut off, so
 * a difference of two is off by less than 1 ms. A true rate of r CPUs that was measured over e ms
 * is therefore told with an error below (1 + r) / e CPUs; a true share of the demand, of which d ms
 * were counted, with one below 1 / d.
 */
final class CpuTruth {
  private static final double FLOATING_POINT = 1e-9;

  private final Interval interval;
  private final VmFigures figures;

  CpuTruth(Interval interval, VmFigures figures) {
    this.interval = interval;
    this.figures = figures;
  }

  void requireIt() {
    requireRate(Figure.CPU_USED, used(), 100);
    requireRate(Figure.CPU_STOLEN, stolen(), 100);
    requireRate(Figure.EFFECTIVE_CPU_MHZ, known(mhz(), used()), mhz().orElse(0.0));
    requireShare(Figure.CPU_USED_PER_VCPU, used());
    requireShare(Figure.CPU_STOLEN_PER_VCPU, stolen());
    requireDemand();
    requireLimit();
  }

  /** A rate in CPUs, so many units each. */
  private void requireRate(Figure figure, Optional<Double> cpus, double units) {
    if (requirePresence(figure, cpus.isPresent())) {
      requireClose(figure, cpus.get() * units, error(cpus.get()) * units);
    }
  }

  private void requireShare(Figure figure, Optional<Double> cpus) {
    if (!interval.seemsSteady()) {
      requirePresence(figure, false);
    } else if (interval.isSteady() && requirePresence(figure, cpus.isPresent())) {
      requireClose(
          figure, 100 * cpus.get() / interval.vcpus(), 100 * error(cpus.get()) / interval.vcpus());
    }
    // A number that changed and changed back nobody could see; the bounds hold all the same.
  }

  private void requireDemand() {
    long counted =
        interval.growth(Statistic.CPU_USED_MS).orElse(0L)
            + interval.growth(Statistic.CPU_STOLEN_MS).orElse(0L);
    boolean isKnown = used().isPresent() && stolen().isPresent() && counted > 0;
    if (requirePresence(Figure.CPU_DEMAND_SATISFIED, isKnown)) {
      double share = used().get() / (used().get() + stolen().get());
      requireClose(Figure.CPU_DEMAND_SATISFIED, 100 * share, 100.0 / counted);
    }
  }

  private void requireLimit() {
    Optional<Double> limit =
        interval.now().isUnlimited(Statistic.CPU_LIMIT_MHZ)
                || interval.growth(Statistic.CPU_LIMIT_MHZ).orElse(1L) != 0
            ? Optional.empty()
            : Optional.of((double) interval.now().require(Statistic.CPU_LIMIT_MHZ));
    Optional<Double> percent = known(limit, mhz()).map(mhz -> 100 * mhz / limit.get());
    requireRate(Figure.CPU_LIMIT, known(percent, used()), percent.orElse(0.0));
  }

  private Optional<Double> used() {
    return cpus(Statistic.CPU_USED_MS, interval.truth().used());
  }

  private Optional<Double> stolen() {
    return cpus(Statistic.CPU_STOLEN_MS, interval.truth().stolen());
  }

  private Optional<Double> cpus(Statistic counter, Duration truth) {
    return known(interval.elapsedMs(), interval.growth(counter))
        .map(growth -> (double) truth.toNanos() / interval.truth().elapsed().toNanos());
  }

  private Optional<Double> mhz() {
    var mhz = interval.now().value(Statistic.HOST_PROCESSOR_SPEED);
    return mhz.isPresent() ? Optional.of((double) mhz.getAsLong()) : Optional.empty();
  }

  private double error(double cpus) {
    return (1 + cpus) / interval.elapsedMs().orElseThrow();
  }

  private boolean requirePresence(Figure figure, boolean isExpected) {
    assertThat(figures.value(figure).isPresent())
        .describedAs("whether there is a value of %s", figure)
        .isEqualTo(isExpected);
    return isExpected;
  }

  private void requireClose(Figure figure, double truth, double error) {
    OptionalDouble told = figures.value(figure);
    assertThat(told.orElseThrow())
        .describedAs(figure.apiName())
        .isCloseTo(truth, within(error + truth * FLOATING_POINT));
  }

  /** The second, if both are known. */
  private static <T> Optional<T> known(Optional<?> first, Optional<T> second) {
    return first.isPresent() ? second : Optional.empty();
  }
}
