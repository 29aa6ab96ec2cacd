package io.guestbeat.cli.top;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.insight.Figure;
import io.guestbeat.insight.alarm.AlarmKind;
import io.guestbeat.insight.alarm.AlarmLevel;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The present view: the last reading, its figures, and their history. Immutable. */
public final class TopView {
  static final TopView BEGINNING =
      new TopView(
          Reading.missing(Instant.EPOCH, ""),
          figure -> OptionalDouble.empty(),
          false,
          History.NONE,
          History.NONE,
          History.NONE,
          History.NONE);

  private final Reading reading;
  private final Function<Figure, OptionalDouble> figures;
  private final boolean isSessionChanged;
  private final History used;
  private final History stolen;
  private final History active;
  private final History reclaimed;

  private TopView(
      Reading reading,
      Function<Figure, OptionalDouble> figures,
      boolean isSessionChanged,
      History used,
      History stolen,
      History active,
      History reclaimed) {
    this.reading = reading;
    this.figures = figures;
    this.isSessionChanged = isSessionChanged;
    this.used = used;
    this.stolen = stolen;
    this.active = active;
    this.reclaimed = reclaimed;
  }

  /** The same with a reading that has nothing new. */
  TopView with(Reading same) {
    return new TopView(same, figures, isSessionChanged, used, stolen, active, reclaimed);
  }

  TopView next(
      Reading newer,
      Function<Figure, OptionalDouble> known,
      boolean isAnotherSession,
      OptionalDouble activeMb,
      OptionalDouble reclaimedMb) {
    TopView next = new TopView(newer, known, isAnotherSession, used, stolen, active, reclaimed);
    return new TopView(
        newer,
        known,
        isAnotherSession,
        used.and(next.usedPercent()),
        stolen.and(next.stolenPercent()),
        active.and(activeMb),
        reclaimed.and(reclaimedMb));
  }

  public Reading reading() {
    return reading;
  }

  /** Returns the statistics of the last reading, if it had any. */
  public Optional<Snapshot> snapshot() {
    return reading.snapshot();
  }

  /** Returns the figure's value at the last reading. */
  public OptionalDouble value(Figure figure) {
    return figures.apply(figure);
  }

  /** Returns whether the last reading was the first of another session. */
  public boolean isSessionChanged() {
    return isSessionChanged;
  }

  /**
   * CPU time used, of what the virtual CPUs could have had; of one, where it is not known how many
   * there are.
   */
  public OptionalDouble usedPercent() {
    return value(reading.vcpus().isPresent() ? Figure.CPU_USED_PER_VCPU : Figure.CPU_USED);
  }

  /** Returns the same of the time ready to run, and not let. */
  public OptionalDouble stolenPercent() {
    return value(reading.vcpus().isPresent() ? Figure.CPU_STOLEN_PER_VCPU : Figure.CPU_STOLEN);
  }

  /**
   * Returns the alarm level of the stolen time; empty if the number of virtual CPUs is not known.
   */
  public Optional<AlarmLevel> levelOfSteal() {
    OptionalDouble stolen = value(Figure.CPU_STOLEN_PER_VCPU);
    return stolen.isPresent() ? Optional.of(levelOfSteal(stolen.getAsDouble())) : Optional.empty();
  }

  private AlarmLevel levelOfSteal(double percent) {
    return reading
        .insight()
        .flatMap(known -> known.levelOf(AlarmKind.STOLEN.text(), percent))
        .orElseGet(() -> AlarmKind.STOLEN.defaults().levelOf(percent));
  }

  /** Per cent, as {@link #usedPercent()}. */
  public History used() {
    return used;
  }

  /** Per cent, as {@link #stolenPercent()}. */
  public History stolen() {
    return stolen;
  }

  /** MB. */
  public History active() {
    return active;
  }

  /** MB that the host has taken: ballooned and swapped. */
  public History reclaimed() {
    return reclaimed;
  }
}
