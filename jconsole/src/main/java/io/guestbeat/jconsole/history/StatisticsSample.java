package io.guestbeat.jconsole.history;

import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.StatisticsReading;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The statistics of one look, and the figures that the JVM computes from them. Immutable. */
final class StatisticsSample {
  private static final double PERCENT = 100;

  private final StatisticsReading statistics;
  private final InsightReading insight;

  StatisticsSample(StatisticsReading statistics, InsightReading insight) {
    this.statistics = statistics;
    this.insight = insight;
  }

  StatisticsReading statistics() {
    return statistics;
  }

  OptionalDouble figure(String name) {
    return insight.figure(name);
  }

  /** A speed in MHz, of that of all virtual CPUs. */
  OptionalDouble percentOfSpeed(OptionalLong mhz) {
    OptionalDouble whole = wholeMhz();
    return mhz.isPresent() && whole.isPresent()
        ? OptionalDouble.of(PERCENT * mhz.getAsLong() / whole.getAsDouble())
        : OptionalDouble.empty();
  }

  OptionalDouble wholeMhz() {
    OptionalLong speed = statistics.value("HostProcessorSpeed");
    OptionalInt virtualCpus = insight.virtualCpus();
    return speed.isPresent() && speed.getAsLong() > 0 && virtualCpus.isPresent()
        ? OptionalDouble.of((double) speed.getAsLong() * virtualCpus.getAsInt())
        : OptionalDouble.empty();
  }
}
