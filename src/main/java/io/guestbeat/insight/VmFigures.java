package io.guestbeat.insight;

import io.guestbeat.guest.Snapshot;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The figures of one moment. Immutable. */
public final class VmFigures {
  /** Of a moment at which nothing is known. */
  public static final VmFigures NONE = new VmFigures(null, Optional.empty(), OptionalInt.empty());

  private final Snapshot snapshot;
  private final Optional<SessionRates> rates;
  private final OptionalInt virtualCpus;

  private VmFigures(Snapshot snapshot, Optional<SessionRates> rates, OptionalInt virtualCpus) {
    this.snapshot = snapshot;
    this.rates = rates;
    this.virtualCpus = virtualCpus;
  }

  static VmFigures of(Snapshot snapshot, Optional<SessionRates> rates, OptionalInt virtualCpus) {
    return new VmFigures(snapshot, rates, virtualCpus);
  }

  /** The figure's value in its unit; empty where it is not known. */
  public OptionalDouble value(Figure figure) {
    return figure.in(this);
  }

  /** The statistics behind the figures. */
  public Optional<Snapshot> snapshot() {
    return Optional.ofNullable(snapshot);
  }

  /** How many virtual CPUs there were. */
  public OptionalInt virtualCpus() {
    return virtualCpus;
  }

  OptionalDouble effectiveCpuMhz() {
    return rates.map(SessionRates::effectiveCpuMhz).orElse(OptionalDouble.empty());
  }
}
