package io.guestbeat.jconsole.view;

import io.guestbeat.insight.alarm.AlarmLevel;
import io.guestbeat.jconsole.history.Measure;
import io.guestbeat.jconsole.history.Point;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.StatisticsReading;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The text of each line of the legend. Immutable. */
final class LegendWords {
  private static final String NO_LIMIT = "none";

  private final StatisticsReading statistics;
  private final InsightReading insight;
  private final Point point;

  LegendWords(StatisticsReading statistics, InsightReading insight, Point point) {
    this.statistics = statistics;
    this.insight = insight;
    this.point = point;
  }

  String of(ChartLineStyle look) {
    switch (look) {
      case CPU_USED:
        return rate(Measure.CPU_USED, "CpuUsedMs");
      case CPU_STOLEN:
        return rate(Measure.CPU_STOLEN, "CpuStolenMs") + steal();
      case CPU_LIMIT:
        return statistics.isUnlimited("CpuLimitMHz") ? NO_LIMIT : mhz("CpuLimitMHz");
      case CPU_RESERVATION:
        return mhz("CpuReservationMHz");
      case MEM_MAPPED:
        return mb("MemMappedMB");
      case MEM_ACTIVE:
        return mb("MemActiveMB");
      case MEM_BALLOONED:
        return mb("MemBalloonedMB");
      case MEM_SWAPPED:
        return mb("MemSwappedMB");
      case MEM_LIMIT:
        return statistics.isUnlimited("MemLimitMB") ? NO_LIMIT : mb("MemLimitMB");
      default:
        return mb("MemReservationMB");
    }
  }

  /** The speed at which the VM really ran, of what it could have. */
  String effectiveSpeed() {
    if (!statistics.value("HostProcessorSpeed").isPresent()
        || !statistics.value("CpuUsedMs").isPresent()) {
      return Numbers.NOT_GIVEN;
    }
    OptionalDouble effective = point.value(Measure.CPU_EFFECTIVE_MHZ);
    if (!effective.isPresent()) {
      return unknownYet();
    }
    OptionalDouble whole = point.value(Measure.CPU_WHOLE_MHZ);
    return Numbers.mhz(effective) + (whole.isPresent() ? " of " + Numbers.mhz(whole) : "");
  }

  private String rate(Measure measure, String counter) {
    OptionalDouble value = point.value(measure);
    if (value.isPresent()) {
      return Numbers.percent(value.getAsDouble());
    }
    return statistics.value(counter).isPresent() ? unknownYet() : Numbers.NOT_GIVEN;
  }

  private static String unknownYet() {
    return "after the next reading";
  }

  private String steal() {
    OptionalDouble stolen = point.value(Measure.CPU_STOLEN);
    if (!stolen.isPresent()) {
      return "";
    }
    switch (insight.levelOf("stolen", stolen.getAsDouble()).orElse(AlarmLevel.OK)) {
      case CRITICAL:
        return ", serious";
      case WARNING:
        return ", high";
      default:
        return "";
    }
  }

  private String mhz(String statistic) {
    OptionalLong value = statistics.value(statistic);
    return Numbers.mhz(
        value.isPresent() ? OptionalDouble.of((double) value.getAsLong()) : OptionalDouble.empty());
  }

  private String mb(String statistic) {
    return Numbers.mb(statistics.value(statistic));
  }
}
