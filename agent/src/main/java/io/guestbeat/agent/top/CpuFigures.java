package io.guestbeat.agent.top;

import io.guestbeat.agent.stats.Sample;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.SessionRates;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * CPU time as a share of what the virtual CPUs could have had, from 0 to 1; where it is not known
 * how many there are, of one. Immutable.
 */
public final class CpuFigures {
  /** Of one second, which a counter's rate is in. */
  private static final double MS_PER_SECOND = 1000;

  /** As a rule of thumb from the field: less is fine. */
  private static final double HIGH_STEAL = 0.05;

  private static final double SERIOUS_STEAL = 0.10;

  private final Optional<SessionRates> rates;
  private final OptionalInt vcpus;

  CpuFigures(Optional<Sample> sample, OptionalInt vcpus) {
    this.rates = sample.flatMap(Sample::rates);
    this.vcpus = vcpus;
  }

  public OptionalInt vcpus() {
    return vcpus;
  }

  public OptionalDouble used() {
    return share(Statistic.CPU_USED_MS);
  }

  /** Ready to run, and not let. */
  public OptionalDouble stolen() {
    return share(Statistic.CPU_STOLEN_MS);
  }

  /** How bad it is; none where it is not known how many virtual CPUs it is shared by. */
  public Optional<Steal> steal() {
    OptionalDouble stolen = stolen();
    if (!vcpus.isPresent() || !stolen.isPresent()) {
      return Optional.empty();
    }
    double share = stolen.getAsDouble();
    return Optional.of(
        share > SERIOUS_STEAL ? Steal.SERIOUS : share >= HIGH_STEAL ? Steal.HIGH : Steal.FINE);
  }

  /** The speed at which the VM really ran. */
  public OptionalDouble effectiveMhz() {
    return rates.map(SessionRates::effectiveCpuMhz).orElse(OptionalDouble.empty());
  }

  private OptionalDouble share(Statistic counter) {
    OptionalDouble rate =
        rates.map(known -> known.perSecond(counter)).orElse(OptionalDouble.empty());
    return rate.isPresent()
        ? OptionalDouble.of(rate.getAsDouble() / MS_PER_SECOND / vcpus.orElse(1))
        : OptionalDouble.empty();
  }

  /** What is to be thought of the stolen time of a virtual CPU. */
  public enum Steal {
    /** Less than 5 %. */
    FINE,
    HIGH,
    /** More than 10 %. */
    SERIOUS
  }
}
