package io.guestbeat.agent.top;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Alarms and advice at one look, as the MBean of the agent tells them. Immutable. */
public final class InsightReading {
  /** Of an agent that tells none. */
  public static final InsightReading NONE = new InsightReading(Collections.emptyMap());

  static final List<String> ATTRIBUTES =
      Collections.unmodifiableList(Arrays.asList("Alarms", "Advice"));

  private static final String NO_ALARM = "none";

  private final List<String> alarms = new ArrayList<>();
  private final List<String> advice = new ArrayList<>();

  private InsightReading(Map<String, ?> values) {
    Object alarmLines = values.get("Alarms");
    if (alarmLines instanceof String && !alarmLines.equals(NO_ALARM)) {
      alarms.addAll(Arrays.asList(((String) alarmLines).split("\n")));
    }
    Object adviceLines = values.get("Advice");
    if (adviceLines instanceof String[]) {
      advice.addAll(Arrays.asList((String[]) adviceLines));
    }
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
}
