package io.guestbeat.jmx.reading;

import io.guestbeat.insight.alarm.AlarmLevel;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The figures, alarms, advice and pauses, read from the MBean {@code type=Insight}. A value that
 * was not given is absent. Immutable.
 */
public final class InsightReading {
  /** The attributes that are read, besides the figures. */
  public static final List<String> ATTRIBUTES =
      Collections.unmodifiableList(
          Arrays.asList(
              "VirtualCpus",
              "Alarms",
              "AlarmsByName",
              "AlarmLevel",
              "Advice",
              "Pauses",
              "LastPauses",
              "LastPauseMillis",
              "LastPauseCause",
              "LongestPauseMillis",
              "LongestPauseCause"));

  private static final String NO_ALARM = "none";

  private final BeanValues values;

  private InsightReading(BeanValues values) {
    this.values = values;
  }

  /** Returns the insight of these attributes, by name. */
  public static InsightReading of(Map<String, ?> attributes) {
    return new InsightReading(BeanValues.of(attributes));
  }

  /** Returns how many virtual CPUs the machine has, by which CPU time is divided. */
  public OptionalInt virtualCpus() {
    return values
        .value("VirtualCpus", Integer.class)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  /** Returns the figure of this name, as the JVM computes it. */
  public OptionalDouble figure(String name) {
    return values.decimal(name);
  }

  /**
   * Returns the level of the alarm of this name in which this value lies, by the JVM's thresholds.
   */
  public Optional<AlarmLevel> levelOf(String alarm, double value) {
    return values.row("AlarmsByName", alarm).map(thresholds -> level(thresholds, value));
  }

  private static AlarmLevel level(BeanValues thresholds, double value) {
    if (reaches(value, thresholds.decimal("critical"))) {
      return AlarmLevel.CRITICAL;
    }
    return reaches(value, thresholds.decimal("warning")) ? AlarmLevel.WARNING : AlarmLevel.OK;
  }

  private static boolean reaches(double value, OptionalDouble threshold) {
    return threshold.isPresent() && value >= threshold.getAsDouble();
  }

  /** Returns the alarms that there are now, one line each. */
  public Optional<List<String>> alarms() {
    return values
        .lines("Alarms")
        .map(
            lines ->
                lines.stream()
                    .filter(line -> !line.isEmpty() && !line.equals(NO_ALARM))
                    .collect(Collectors.toList()));
  }

  /** Returns the gravest level of all alarms. */
  public Optional<AlarmLevel> alarmLevel() {
    return values
        .text("AlarmLevel")
        .flatMap(
            text ->
                Arrays.stream(AlarmLevel.values())
                    .filter(level -> level.name().equals(text))
                    .findFirst());
  }

  /** Returns what is not as it should be, the gravest first, one line each. */
  public Optional<List<String>> advice() {
    return values.texts("Advice");
  }

  /** Returns how often the JVM stood still; absent of an agent that does not count. */
  public OptionalLong pauses() {
    return values.number("Pauses");
  }

  /** Returns the last pauses, the newest first, one line each. */
  public Optional<List<String>> lastPauses() {
    return values
        .rows("LastPauses")
        .map(
            pauses ->
                pauses.stream()
                    .map(pause -> pause.text("text").orElse(""))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.toList()));
  }

  /** Returns how long the JVM last stood still, and why. */
  public Optional<String> lastPause() {
    return pause("Last");
  }

  /** Returns how long the JVM stood still at most, and why. */
  public Optional<String> longestPause() {
    return pause("Longest");
  }

  private Optional<String> pause(String which) {
    String cause =
        values
            .text(which + "PauseCause")
            .map(text -> " " + text.toLowerCase(Locale.ROOT).replace('_', ' '))
            .orElse("");
    return values.span(which + "PauseMillis").map(span -> span.toMillis() + " ms" + cause);
  }
}
