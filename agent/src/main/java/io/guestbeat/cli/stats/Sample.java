package io.guestbeat.cli.stats;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Figure;
import io.guestbeat.insight.SessionRates;
import io.guestbeat.insight.VmFigures;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** A reading of the host's statistics. Immutable. */
public final class Sample {
  private final Instant time;
  private final VmFigures figures;

  /**
   * A look.
   *
   * @param figures with a snapshot
   */
  Sample(Instant time, VmFigures figures) {
    this.time = time;
    this.figures = figures;
  }

  /** Returns when it was. */
  Instant time() {
    return time;
  }

  /** Returns what the host gave. */
  Snapshot snapshot() {
    return figures.snapshot().get();
  }

  /** Returns whether the look before was in another session. */
  boolean isSessionChanged() {
    return figures.isSessionChanged();
  }

  /**
   * Returns the counter's unit per second; empty for what is no counter, and where there is no
   * rate.
   */
  OptionalDouble perSecond(Statistic statistic) {
    Optional<SessionRates> rates =
        SessionRates.areOf(statistic) ? figures.rates() : Optional.<SessionRates>empty();
    return rates.isPresent() ? rates.get().perSecond(statistic) : OptionalDouble.empty();
  }

  OptionalDouble value(Figure figure) {
    return figures.value(figure);
  }
}
