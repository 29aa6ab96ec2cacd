package io.guestbeat.agent.top;

import io.guestbeat.agent.stats.Sample;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What has become of the readings so far. For one thread. */
public final class Course {
  private Moment now = Moment.BEGINNING;

  /** Takes the next reading; what is known then. */
  public Moment take(Reading reading) {
    Optional<Sample> before = now.sample();
    if (isAsBefore(before, reading)) {
      // The host was not asked again: nothing is new, and no time has passed for a rate.
      now = new Moment(reading, before, now.used(), now.stolen(), now.active(), now.reclaimed());
      return now;
    }
    Optional<Sample> sample = reading.snapshot().isPresent() ? next(before, reading) : before;
    CpuFigures cpu =
        new CpuFigures(
            reading.snapshot().isPresent() ? sample : Optional.<Sample>empty(), reading.vcpus());
    now =
        new Moment(
            reading,
            sample,
            now.used().and(cpu.used()),
            now.stolen().and(cpu.stolen()),
            now.active().and(sum(reading, Statistic.MEM_ACTIVE_MB)),
            now.reclaimed()
                .and(sum(reading, Statistic.MEM_BALLOONED_MB, Statistic.MEM_SWAPPED_MB)));
    return now;
  }

  private static boolean isAsBefore(Optional<Sample> before, Reading reading) {
    return before.isPresent()
        && before.get().snapshot().value(Statistic.ELAPSED_MS).isPresent()
        && before.get().snapshot().equals(reading.snapshot().orElse(null));
  }

  private static Optional<Sample> next(Optional<Sample> before, Reading reading) {
    Snapshot snapshot = reading.snapshot().get();
    return Optional.of(
        before
            .map(sample -> sample.next(reading.time(), snapshot))
            .orElseGet(() -> Sample.first(reading.time(), snapshot)));
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
