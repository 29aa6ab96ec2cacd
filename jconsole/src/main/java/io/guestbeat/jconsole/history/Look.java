package io.guestbeat.jconsole.history;

import io.guestbeat.jconsole.reading.StatisticsReading;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The statistics of one look, and those of the look before, from which rates come. Immutable. */
final class Look {
  private static final double PERCENT = 100;

  private final StatisticsReading now;
  private final Optional<StatisticsReading> before;
  private final OptionalInt virtualCpus;

  Look(StatisticsReading now, Optional<StatisticsReading> before, OptionalInt virtualCpus) {
    this.now = now;
    this.before = before;
    this.virtualCpus = virtualCpus;
  }

  StatisticsReading statistics() {
    return now;
  }

  /** What this counter of milliseconds gained, of what the virtual CPUs could have had. */
  OptionalDouble percentOfCpus(String counter) {
    OptionalDouble share = shareOfElapsed(counter);
    return share.isPresent() && virtualCpus.isPresent()
        ? OptionalDouble.of(PERCENT * share.getAsDouble() / virtualCpus.getAsInt())
        : OptionalDouble.empty();
  }

  /** A speed in MHz, of that of all virtual CPUs. */
  OptionalDouble percentOfSpeed(OptionalLong mhz) {
    OptionalDouble whole = wholeMhz();
    return mhz.isPresent() && whole.isPresent()
        ? OptionalDouble.of(PERCENT * mhz.getAsLong() / whole.getAsDouble())
        : OptionalDouble.empty();
  }

  OptionalDouble effectiveMhz() {
    OptionalDouble share = shareOfElapsed("CpuUsedMs");
    OptionalLong speed = now.value("HostProcessorSpeed");
    return share.isPresent() && speed.isPresent()
        ? OptionalDouble.of(share.getAsDouble() * speed.getAsLong())
        : OptionalDouble.empty();
  }

  OptionalDouble wholeMhz() {
    OptionalLong speed = now.value("HostProcessorSpeed");
    return speed.isPresent() && speed.getAsLong() > 0 && virtualCpus.isPresent()
        ? OptionalDouble.of((double) speed.getAsLong() * virtualCpus.getAsInt())
        : OptionalDouble.empty();
  }

  private OptionalDouble shareOfElapsed(String counter) {
    OptionalLong gained = gain(counter);
    OptionalLong elapsed = gain("ElapsedMs");
    return gained.isPresent() && elapsed.isPresent() && elapsed.getAsLong() > 0
        ? OptionalDouble.of((double) gained.getAsLong() / elapsed.getAsLong())
        : OptionalDouble.empty();
  }

  /** Within a session counters only grow. */
  private OptionalLong gain(String counter) {
    if (!before.isPresent() || !before.get().session().equals(now.session())) {
      return OptionalLong.empty();
    }
    OptionalLong from = before.get().value(counter);
    OptionalLong to = now.value(counter);
    return from.isPresent() && to.isPresent() && to.getAsLong() >= from.getAsLong()
        ? OptionalLong.of(to.getAsLong() - from.getAsLong())
        : OptionalLong.empty();
  }
}
