package io.guestbeat.cli.top;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Figure;
import io.guestbeat.insight.Insight;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Accumulates readings into rates and histories. For one thread. */
public final class ReadingHistory {
  private final Insight insight = new Insight(this::vcpus);
  private OptionalInt vcpus = OptionalInt.empty();
  private Snapshot latest;
  private TopView now = TopView.BEGINNING;

  /** Adds the next reading and returns the view after it. */
  public TopView take(Reading reading) {
    if (isAsBefore(reading)) {
      // The host was not asked again: nothing is new, and no time has passed for a rate.
      now = now.with(reading);
      return now;
    }
    now =
        now.next(
            reading,
            figures(reading),
            isOfAnotherSession(reading),
            sum(reading, Statistic.MEM_ACTIVE_MB),
            sum(reading, Statistic.MEM_BALLOONED_MB, Statistic.MEM_SWAPPED_MB));
    return now;
  }

  private Function<Figure, OptionalDouble> figures(Reading reading) {
    return reading
        .insight()
        .<Function<Figure, OptionalDouble>>map(known -> figure -> known.figure(figure.apiName()))
        .orElseGet(() -> computed(reading));
  }

  /** Computes the figures, as an agent would that is not there. */
  private Function<Figure, OptionalDouble> computed(Reading reading) {
    vcpus = reading.vcpus();
    if (reading.snapshot().isPresent()) {
      insight.take(reading.snapshot().get());
    } else {
      insight.lose();
    }
    return insight.figures()::value;
  }

  private boolean isOfAnotherSession(Reading reading) {
    Snapshot before = latest;
    latest = reading.snapshot().orElse(latest);
    return before != null
        && reading.snapshot().isPresent()
        && !before.session().equals(latest.session());
  }

  private boolean isAsBefore(Reading reading) {
    return latest != null
        && latest.value(Statistic.ELAPSED_MS).isPresent()
        && latest.equals(reading.snapshot().orElse(null));
  }

  private OptionalInt vcpus() {
    return vcpus;
  }

  /** Of those that there are. */
  private static OptionalDouble sum(Reading reading, Statistic... gauges) {
    OptionalDouble sum = OptionalDouble.empty();
    for (Statistic gauge : gauges) {
      OptionalLong value =
          reading.snapshot().map(known -> known.value(gauge)).orElse(OptionalLong.empty());
      if (value.isPresent()) {
        sum = OptionalDouble.of(sum.orElse(0) + value.getAsLong());
      }
    }
    return sum;
  }
}
