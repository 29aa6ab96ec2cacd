package io.guestbeat.insight;

import io.guestbeat.guest.Snapshot;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The figures of one moment. Immutable and safe between threads. */
public final class VmFigures {
  /** Of a moment at which nothing is known, and never was. */
  public static final VmFigures NONE = nothing(0);

  private final Snapshot snapshot;
  private final boolean isSessionChanged;
  private final SessionRates rates;
  private final OptionalInt virtualCpus;
  private final CpuFigures cpu;
  private final MemoryFigures memory;
  private final Trends trends;
  private final long samplesDropped;

  private VmFigures(
      Snapshot snapshot,
      boolean isSessionChanged,
      SessionRates rates,
      OptionalInt virtualCpus,
      CpuFigures cpu,
      Trends trends,
      long samplesDropped) {
    this.snapshot = snapshot;
    this.isSessionChanged = isSessionChanged;
    this.rates = rates;
    this.virtualCpus = virtualCpus;
    this.cpu = cpu;
    this.memory = new MemoryFigures(snapshot);
    this.trends = trends;
    this.samplesDropped = samplesDropped;
  }

  /** Those of a moment at which the host gives no statistics. */
  static VmFigures nothing(long samplesDropped) {
    CpuFigures noCpu = new CpuFigures(null, OptionalInt.empty());
    return new VmFigures(
        null, false, null, OptionalInt.empty(), noCpu, Trends.NONE, samplesDropped);
  }

  /**
   * Returns those of a snapshot, without trends.
   *
   * @param rates null where there are none
   * @param virtualCpus how many there are
   * @param steadyVirtualCpus how many there were all the while since the snapshot before
   */
  static VmFigures of(
      Snapshot snapshot,
      boolean isSessionChanged,
      SessionRates rates,
      OptionalInt virtualCpus,
      OptionalInt steadyVirtualCpus,
      long samplesDropped) {
    CpuFigures cpu = new CpuFigures(rates, steadyVirtualCpus);
    return new VmFigures(
        snapshot, isSessionChanged, rates, virtualCpus, cpu, Trends.NONE, samplesDropped);
  }

  VmFigures with(Trends known) {
    return new VmFigures(
        snapshot, isSessionChanged, rates, virtualCpus, cpu, known, samplesDropped);
  }

  /** Returns the figure's value in its unit: finite, 0 or more; empty where it is not known. */
  public OptionalDouble value(Figure figure) {
    return figure.in(this);
  }

  /** Returns the most that the figure can be at this moment; empty where that is not known. */
  public OptionalDouble maximum(Figure figure) {
    switch (figure.maximum()) {
      case WHOLE:
        return OptionalDouble.of(100);
      case EVERY_CPU:
        return cpu.capacityPercent();
      case FULL_SPEED:
        return cpu.capacityMhz();
      default:
        return OptionalDouble.empty();
    }
  }

  /** Returns the statistics behind the figures. */
  public Optional<Snapshot> snapshot() {
    return Optional.ofNullable(snapshot);
  }

  /** Returns whether the snapshot before was of another session. */
  public boolean isSessionChanged() {
    return isSessionChanged;
  }

  /**
   * Returns how fast counters moved since the snapshot before; empty where there is none to
   * compare.
   */
  public Optional<SessionRates> rates() {
    return Optional.ofNullable(rates);
  }

  /** Returns how many virtual CPUs there are. */
  public OptionalInt virtualCpus() {
    return virtualCpus;
  }

  /**
   * Returns how many snapshots so far gave no rates although there was one before: the first of
   * each later session, and those between which the host's clock did not go forward.
   */
  public long samplesDropped() {
    return samplesDropped;
  }

  CpuFigures cpu() {
    return cpu;
  }

  MemoryFigures memory() {
    return memory;
  }

  Trends trends() {
    return trends;
  }
}
