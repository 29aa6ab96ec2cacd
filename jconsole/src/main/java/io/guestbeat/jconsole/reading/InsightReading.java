package io.guestbeat.jconsole.reading;

import io.guestbeat.text.OneLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * The figures, alarms, advice and pauses of the MBean {@code type=Insight}; an unknown value is
 * absent. Immutable.
 */
public final class InsightReading {
  /** What history remembers. */
  static final List<String> FIGURES =
      List.of("VirtualCpus", "CpuUsedPercentPerVcpu", "CpuStolenPercentPerVcpu", "EffectiveCpuMHz");

  static final List<String> ATTRIBUTES =
      Stream.concat(
              FIGURES.stream(),
              Stream.of("Alarms", "AlarmsByName", "AlarmLevel", "Advice", "LastPauses"))
          .collect(Collectors.toUnmodifiableList());

  private static final Set<String> LEVELS = Set.of("OK", "WARNING", "CRITICAL");
  private static final String NONE = "none";

  private final BeanValues values;

  private InsightReading(BeanValues values) {
    this.values = values;
  }

  /** These attributes, by name. */
  public static InsightReading of(Map<String, ?> attributes) {
    return of(BeanValues.of(attributes));
  }

  static InsightReading of(BeanValues values) {
    return new InsightReading(values);
  }

  /** Returns how many virtual CPUs the machine has, by which CPU time is divided. */
  public OptionalLong virtualCpus() {
    return values.number("VirtualCpus");
  }

  /** Returns the figure of this name; absent where it is not known. */
  public OptionalDouble figure(String name) {
    return values.decimal(name);
  }

  /**
   * Returns the level of the alarm of this name in which this value lies, as thresholds are
   * configured.
   */
  public Optional<String> levelOf(String alarm, double value) {
    Optional<CompositeData> row =
        values
            .value("AlarmsByName", TabularData.class)
            .map(alarms -> alarms.get(new Object[] {alarm}));
    return row.map(
        thresholds ->
            reaches(value, thresholds.get("critical"))
                ? "CRITICAL"
                : reaches(value, thresholds.get("warning")) ? "WARNING" : "OK");
  }

  private static boolean reaches(double value, Object threshold) {
    return threshold instanceof Double && value >= (Double) threshold;
  }

  /** Returns the alarms that there are now, one line each. */
  public Optional<List<String>> alarms() {
    return values
        .lines("Alarms")
        .map(
            lines ->
                lines.stream()
                    .filter(line -> !line.isEmpty() && !line.equals(NONE))
                    .collect(Collectors.toList()));
  }

  /** Returns the gravest of all alarms: OK, WARNING or CRITICAL. */
  public Optional<String> alarmLevel() {
    return values.text("AlarmLevel").filter(LEVELS::contains);
  }

  /** Returns what is not as it should be, the gravest first, one line each. */
  public Optional<List<String>> advice() {
    return values.texts("Advice");
  }

  /** Returns the last pauses, the newest first, one line each. */
  public Optional<List<String>> pauses() {
    return values
        .composites("LastPauses")
        .map(
            pauses ->
                pauses.stream()
                    .filter(pause -> pause.containsKey("text"))
                    .map(pause -> OneLine.of(String.valueOf(pause.get("text"))))
                    .collect(Collectors.toList()));
  }
}
