package io.guestbeat.agent.top;

import io.guestbeat.text.OneLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Alarms and advice at one look, as the MBean of the agent tells them. Immutable. */
public final class InsightReading {
  /** Of an agent that tells none. */
  public static final InsightReading NONE = new InsightReading(Collections.emptyMap());

  static final List<String> ATTRIBUTES =
      Collections.unmodifiableList(
          Arrays.asList(
              "Alarms",
              "Advice",
              "Pauses",
              "LastPauseMillis",
              "LastPauseCause",
              "LongestPauseMillis",
              "LongestPauseCause"));

  private static final String NO_ALARM = "none";
  private static final int MOST_LINES = 100;

  private final List<String> alarms = new ArrayList<>();
  private final List<String> advice = new ArrayList<>();
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
    Object count = values.get("Pauses");
    pauses = count instanceof Long ? OptionalLong.of((Long) count) : OptionalLong.empty();
    lastPause = pause(values, "Last");
    longestPause = pause(values, "Longest");
  }

  private static void addLines(List<String> lines, String[] foreign) {
    Arrays.stream(foreign).limit(MOST_LINES).map(OneLine::of).forEach(lines::add);
  }

  public static InsightReading of(Map<String, ?> attributes) {
    return new InsightReading(attributes);
  }

  /** The alarms there are, one line each. */
  public List<String> alarms() {
    return Collections.unmodifiableList(alarms);
  }

  /** What to do, the gravest first. */
  public List<String> advice() {
    return Collections.unmodifiableList(advice);
  }

  /** How often the JVM stood still; absent of an agent that does not count. */
  public OptionalLong pauses() {
    return pauses;
  }

  /** How long it last stood still, and why. */
  public Optional<String> lastPause() {
    return lastPause;
  }

  /** How long it stood still at most, and why. */
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
