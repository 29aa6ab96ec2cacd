package io.guestbeat.jmx;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.insight.pause.Pause;
import io.guestbeat.jmx.bean.BeanAttribute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.management.openmbean.CompositeData;

/**
 * The attributes of the MBean {@code type=Insight} that are about pauses of the JVM. This is the
 * only table of them; adding one is adding one line, and its value below.
 */
enum PauseAttribute {
  // spotless:off (one attribute, one line)
  LAST("LastPauseMillis", "Length of the JVM's last pause of at least pause.min; null before the first"),
  LAST_CAUSE("LastPauseCause", String.class, "Main cause of the last pause, such as GARBAGE_COLLECTION; null before the first"),
  LAST_TIME("LastPauseTime", Date.class, "When the last pause began; null before the first"),
  LONGEST("LongestPauseMillis", "The longest pause since Guestbeat started; null before the first"),
  LONGEST_CAUSE("LongestPauseCause", String.class, "Main cause of the longest pause; null before the first"),
  COUNT("Pauses", Long.class, "Number of pauses of at least pause.min since Guestbeat started", "pauses", "counter"),
  TOTAL("PauseMillisTotal", Long.class, "Total length of all pauses", "ms", "counter"),
  MEDIAN("PauseMillisP50", "Median length of the pauses, to two digits; null before the first"),
  PERCENTILE_99("PauseMillisP99", "99th percentile of the lengths of the pauses, to two digits; null before the first"),
  DEADLINE("PauseDeadlineMillis", "The longest pause after which a heartbeat is still in time: vSphere HA waits for 30 s, of which an interval may have passed before the pause"),
  PERCENT_OF_DEADLINE("LongestPausePercentOfDeadline", Double.class, "The longest pause in percent of PauseDeadlineMillis; null before the first", "%", "gauge"),
  LAST_PAUSES("LastPauses", CompositeData[].class, "The last 100 pauses, the newest first: start, length, and the share of each cause");
  // spotless:on

  private static final double HALF = 50;
  private static final double NEARLY_ALL = 99;

  private final String apiName;
  private final Class<?> type;
  private final String description;
  private final String units;
  private final String metricType;

  /** Declares one that is not measured. */
  PauseAttribute(String apiName, Class<?> type, String description) {
    this(apiName, type, description, null, null);
  }

  /** Declares a time in milliseconds. */
  PauseAttribute(String apiName, String description) {
    this(apiName, Long.class, description, "ms", "gauge");
  }

  PauseAttribute(
      String apiName, Class<?> type, String description, String units, String metricType) {
    this.apiName = apiName;
    this.type = type;
    this.description = description;
    this.units = units;
    this.metricType = metricType;
  }

  /** Returns all of them. */
  static List<BeanAttribute<InsightSample>> all() {
    List<BeanAttribute<InsightSample>> all = new ArrayList<>();
    for (PauseAttribute one : values()) {
      BeanAttribute<InsightSample> attribute =
          new BeanAttribute<>(one.apiName, one.type, one.description, one::in);
      all.add(one.units == null ? attribute : attribute.measured(one.units, one.metricType));
    }
    return all;
  }

  /** Reads it. A function for each attribute would be a class for each, so this is a switch. */
  private Object in(InsightSample sample) {
    switch (this) {
      case LAST:
        return millis(sample.pauses().last().map(Pause::duration));
      case LAST_CAUSE:
        return cause(sample.pauses().last());
      case LAST_TIME:
        return sample.pauses().last().map(pause -> Date.from(pause.begin())).orElse(null);
      case LONGEST:
        return millis(sample.pauses().longest().map(Pause::duration));
      case LONGEST_CAUSE:
        return cause(sample.pauses().longest());
      case COUNT:
        return sample.pauses().count();
      case TOTAL:
        return sample.pauses().total().toMillis();
      case MEDIAN:
        return millis(sample.pauses().percentile(HALF));
      case PERCENTILE_99:
        return millis(sample.pauses().percentile(NEARLY_ALL));
      case DEADLINE:
        return deadline(sample).toMillis();
      case PERCENT_OF_DEADLINE:
        return percentOfDeadline(sample);
      case LAST_PAUSES:
        return PauseData.of(sample.pauses().recent());
    }
    throw new IllegalStateException(toString());
  }

  /** An interval is 25 s at most, so this is never 0. */
  private static Duration deadline(InsightSample sample) {
    return Sensitivity.gapToRed().minus(sample.heartbeatInterval());
  }

  private static Double percentOfDeadline(InsightSample sample) {
    return sample
        .pauses()
        .longest()
        .map(pause -> 100.0 * pause.duration().toNanos() / deadline(sample).toNanos())
        .orElse(null);
  }

  private static String cause(Optional<Pause> pause) {
    return pause.isPresent() ? pause.get().cause().name() : null;
  }

  private static Long millis(Optional<Duration> duration) {
    return duration.isPresent() ? (Long) duration.get().toMillis() : null;
  }
}
