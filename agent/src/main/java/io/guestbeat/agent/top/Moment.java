package io.guestbeat.agent.top;

import io.guestbeat.agent.stats.Sample;
import io.guestbeat.guest.Snapshot;
import java.time.Instant;
import java.util.Optional;

/** All that is known now: the last reading, the rates, and how it has been before. Immutable. */
public final class Moment {
  static final Moment BEGINNING =
      new Moment(
          Reading.missing(Instant.EPOCH, ""),
          Optional.empty(),
          History.NONE,
          History.NONE,
          History.NONE,
          History.NONE);

  private final Reading reading;
  private final Optional<Sample> sample;
  private final History used;
  private final History stolen;
  private final History active;
  private final History reclaimed;

  Moment(
      Reading reading,
      Optional<Sample> sample,
      History used,
      History stolen,
      History active,
      History reclaimed) {
    this.reading = reading;
    this.sample = sample;
    this.used = used;
    this.stolen = stolen;
    this.active = active;
    this.reclaimed = reclaimed;
  }

  public Reading reading() {
    return reading;
  }

  /** The statistics of the last reading, if it had any. */
  public Optional<Snapshot> snapshot() {
    return reading.snapshot();
  }

  /** Whether the last reading was the first of another session. */
  public boolean isSessionChanged() {
    return snapshot().isPresent() && sample.filter(Sample::isSessionChanged).isPresent();
  }

  public CpuFigures cpu() {
    return new CpuFigures(
        snapshot().isPresent() ? sample : Optional.<Sample>empty(), reading.vcpus());
  }

  /** The last look that had statistics. */
  Optional<Sample> sample() {
    return sample;
  }

  /** Shares as in {@link CpuFigures}. */
  public History used() {
    return used;
  }

  /** Shares as in {@link CpuFigures}. */
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
