package io.guestbeat.jmx;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.insight.pause.Pause;
import io.guestbeat.insight.pause.PauseLog;
import io.guestbeat.jmx.bean.BeanAttribute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.management.openmbean.CompositeData;

/** The table of what is told of pauses over JMX. */
final class PauseAttributes {
  private static final double HALF = 50;
  private static final double NEARLY_ALL = 99;

  private PauseAttributes() {}

  static List<BeanAttribute<InsightSample>> all() {
    List<BeanAttribute<InsightSample>> all = new ArrayList<>(ofOne());
    all.addAll(ofAll());
    all.addAll(deadlines());
    all.add(
        of(
            "LastPauses",
            CompositeData[].class,
            "The last 100 pauses, the newest first: start, length, and the share of each "
                + "cause",
            pauses -> PauseData.of(pauses.recent())));
    return all;
  }

  private static List<BeanAttribute<InsightSample>> ofOne() {
    return Arrays.asList(
        millis(
            "LastPauseMillis",
            "Length of the JVM's last pause of at least pause.min; null before the first",
            pauses -> pauses.last().map(Pause::duration)),
        of(
            "LastPauseCause",
            String.class,
            "Main cause of the last pause, such as GARBAGE_COLLECTION; null before the " + "first",
            pauses -> pauses.last().map(pause -> pause.cause().name()).orElse(null)),
        of(
            "LastPauseTime",
            Date.class,
            "When the last pause began; null before the first",
            pauses -> pauses.last().map(pause -> Date.from(pause.begin())).orElse(null)),
        millis(
            "LongestPauseMillis",
            "The longest pause since Guestbeat started; null before the first",
            pauses -> pauses.longest().map(Pause::duration)),
        of(
            "LongestPauseCause",
            String.class,
            "Main cause of the longest pause; null before the first",
            pauses -> pauses.longest().map(pause -> pause.cause().name()).orElse(null)));
  }

  private static List<BeanAttribute<InsightSample>> ofAll() {
    return Arrays.asList(
        of(
                "Pauses",
                Long.class,
                "Number of pauses of at least pause.min since Guestbeat started",
                PauseLog::count)
            .measured("pauses", "counter"),
        of(
                "PauseMillisTotal",
                Long.class,
                "Total length of all pauses",
                pauses -> pauses.total().toMillis())
            .measured("ms", "counter"),
        millis(
            "PauseMillisP50",
            "Median length of the pauses, to two digits; null before the first",
            pauses -> pauses.percentile(HALF)),
        millis(
            "PauseMillisP99",
            "99th percentile of the lengths of the pauses, to two digits; null before "
                + "the first",
            pauses -> pauses.percentile(NEARLY_ALL)));
  }

  private static List<BeanAttribute<InsightSample>> deadlines() {
    return Arrays.asList(
        new BeanAttribute<InsightSample>(
                "PauseDeadlineMillis",
                Long.class,
                "The longest pause after which a heartbeat is still in time: vSphere HA waits for 30 s,"
                    + " of which an interval may have passed before the pause",
                sample -> deadline(sample).toMillis())
            .measured("ms", "gauge"),
        new BeanAttribute<InsightSample>(
                "LongestPausePercentOfDeadline",
                Double.class,
                "The longest pause in percent of PauseDeadlineMillis; null before the first",
                PauseAttributes::percentOfDeadline)
            .measured("%", "gauge"));
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

  private static BeanAttribute<InsightSample> millis(
      String name, String description, Function<PauseLog, Optional<Duration>> value) {
    return of(
            name,
            Long.class,
            description,
            pauses -> value.apply(pauses).map(Duration::toMillis).orElse(null))
        .measured("ms", "gauge");
  }

  private static BeanAttribute<InsightSample> of(
      String name, Class<?> type, String description, Function<PauseLog, ?> value) {
    return new BeanAttribute<>(name, type, description, sample -> value.apply(sample.pauses()));
  }
}
