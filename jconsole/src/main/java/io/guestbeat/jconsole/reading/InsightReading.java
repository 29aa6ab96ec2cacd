package io.guestbeat.jconsole.reading;

import io.guestbeat.text.OneLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Guestbeat makes of the numbers, by the MBean {@code type=Insight}: each part absent where
 * this Guestbeat does not have it. Immutable.
 */
public final class InsightReading {
  static final List<String> ATTRIBUTES =
      List.of("VirtualCpus", "Alarms", "AlarmLevel", "Advice", "LastPauses");

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

  OptionalLong virtualCpus() {
    return values.number("VirtualCpus");
  }

  /** The alarms that there are now, one line each. */
  public Optional<List<String>> alarms() {
    return values
        .lines("Alarms")
        .map(
            lines ->
                lines.stream()
                    .filter(line -> !line.isEmpty() && !line.equals(NONE))
                    .collect(Collectors.toList()));
  }

  /** The gravest of all alarms: OK, WARNING or CRITICAL. */
  public Optional<String> alarmLevel() {
    return values.text("AlarmLevel").filter(LEVELS::contains);
  }

  /** What is not as it should be, the gravest first, one line each. */
  public Optional<List<String>> advice() {
    return values.texts("Advice");
  }

  /** The last pauses, the newest first, one line each. */
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
