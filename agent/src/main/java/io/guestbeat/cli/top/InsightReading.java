package io.guestbeat.cli.top;

import io.guestbeat.insight.Figure;
import io.guestbeat.insight.alarm.AlarmKind;
import io.guestbeat.insight.alarm.AlarmLevel;
import io.guestbeat.insight.alarm.Thresholds;
import io.guestbeat.text.OneLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** Figures, alarms and advice at one look, by the MBean {@code type=Insight}. Immutable. */
public final class InsightReading {
  /** Where there is no agent that would tell. */
  public static final InsightReading NONE = new InsightReading(Collections.emptyMap());

  static final List<String> ATTRIBUTES = attributes();

  private static final String NO_ALARM = "none";
  private static final int MOST_LINES = 100;

  private final List<String> alarms = new ArrayList<>();
  private final List<String> advice = new ArrayList<>();
  private final Map<Figure, Double> figures = new EnumMap<>(Figure.class);
  private final OptionalInt virtualCpus;
  private final Optional<TabularData> thresholds;
  private final OptionalLong pauses;
  private final Optional<String> lastPause;
  private final Optional<String> longestPause;

  private InsightReading(Map<String, ?> values) {
    Object alarmLines = values.get("Alarms");
    if (alarmLines instanceof String && !alarmLines.equals(NO_ALARM)) {
      addLines(alarms, ((String) alarmLines).split("\n", MOST_LINES + 1));
    }
    Object adviceLines = values.get("Advice");
    if (adviceLines instanceof String[]) {
      addLines(advice, (String[]) adviceLines);
    }
    for (Figure figure : Figure.values()) {
      Object value = values.get(figure.apiName());
      if (value instanceof Double) {
        figures.put(figure, (Double) value);
      }
    }
    Object cpus = values.get("VirtualCpus");
    virtualCpus = cpus instanceof Integer ? OptionalInt.of((Integer) cpus) : OptionalInt.empty();
    Object table = values.get("AlarmsByName");
    thresholds = table instanceof TabularData ? Optional.of((TabularData) table) : Optional.empty();
    Object count = values.get("Pauses");
    pauses = count instanceof Long ? OptionalLong.of((Long) count) : OptionalLong.empty();
    lastPause = pause(values, "Last");
    longestPause = pause(values, "Longest");
  }

  private static List<String> attributes() {
    List<String> names = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      names.add(figure.apiName());
    }
    Collections.addAll(
        names,
        "VirtualCpus",
        "Alarms",
        "AlarmsByName",
        "Advice",
        "Pauses",
        "LastPauseMillis",
        "LastPauseCause",
        "LongestPauseMillis",
        "LongestPauseCause");
    return Collections.unmodifiableList(names);
  }

  private static void addLines(List<String> lines, String[] foreign) {
    Arrays.stream(foreign).limit(MOST_LINES).map(OneLine::of).forEach(lines::add);
  }

  public static InsightReading of(Map<String, ?> attributes) {
    return new InsightReading(attributes);
  }

  /** The figure, as the JVM computes it. */
  OptionalDouble value(Figure figure) {
    Double value = figures.get(figure);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Returns how many virtual CPUs its machine has. */
  OptionalInt virtualCpus() {
    return virtualCpus;
  }

  /** Returns the level in which the value of this alarm lies, by the JVM's thresholds. */
  AlarmLevel levelOf(AlarmKind alarm, double value) {
    Optional<CompositeData> row = thresholds.map(table -> table.get(new Object[] {alarm.text()}));
    return row.isPresent()
        ? new Thresholds(
                alarm,
                threshold(row.get(), "warning"),
                threshold(row.get(), "critical"),
                OptionalDouble.empty(),
                alarm.defaults().sustain())
            .levelOf(value)
        : alarm.defaults().levelOf(value);
  }

  private static OptionalDouble threshold(CompositeData row, String level) {
    Object value = row.get(level);
    return value instanceof Double ? OptionalDouble.of((Double) value) : OptionalDouble.empty();
  }

  /** Returns the alarms there are, one line each. */
  public List<String> alarms() {
    return Collections.unmodifiableList(alarms);
  }

  /** Returns what to do, the gravest first. */
  public List<String> advice() {
    return Collections.unmodifiableList(advice);
  }

  /** Returns how often the JVM stood still; absent of an agent that does not count. */
  public OptionalLong pauses() {
    return pauses;
  }

  /** Returns how long it last stood still, and why. */
  public Optional<String> lastPause() {
    return lastPause;
  }

  /** Returns how long it stood still at most, and why. */
  public Optional<String> longestPause() {
    return longestPause;
  }

  private static Optional<String> pause(Map<String, ?> values, String which) {
    Object millis = values.get(which + "PauseMillis");
    Object cause = values.get(which + "PauseCause");
    String why =
        cause instanceof String
            ? " " + OneLine.of((String) cause).toLowerCase(Locale.ROOT).replace('_', ' ')
            : "";
    return millis instanceof Number
        ? Optional.of(((Number) millis).longValue() + " ms" + why)
        : Optional.empty();
  }
}
