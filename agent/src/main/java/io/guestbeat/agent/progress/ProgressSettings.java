package io.guestbeat.agent.progress;

import io.guestbeat.text.DidYouMean;
import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys of the progress gate, parsed once. Immutable. */
final class ProgressSettings {
  private static final String METHOD = "method";
  private static final String WITHIN = "within";
  private static final String DEFAULT_WITHIN = "1m";

  /** The names of all keys. */
  private static final String ACCEPTED_METHODS =
      "a class and its method, such as com.acme.Loop#poll, or several joined by +";

  static final List<String> KEYS = Collections.unmodifiableList(Arrays.asList(METHOD, WITHIN));

  private final String methodText;
  private final List<WatchedMethod> methods = new ArrayList<>();
  private final Duration within;

  private ProgressSettings(Map<String, String> keys, List<String> problems) {
    methodText = keys.getOrDefault(METHOD, "");
    if (methodText.isEmpty()) {
      problems.add(METHOD + ": missing, and the gate needs it; accepted is " + ACCEPTED_METHODS);
    } else {
      addMethods(problems);
    }
    within = within(keys.getOrDefault(WITHIN, DEFAULT_WITHIN), problems);
    for (String key : new TreeMap<>(keys).keySet()) {
      if (!KEYS.contains(key)) {
        problems.add(
            key + ": no such key" + DidYouMean.orAccepted(key, KEYS, METHOD + " and " + WITHIN));
      }
    }
  }

  private void addMethods(List<String> problems) {
    for (String text : methodText.split("\\+", -1)) {
      try {
        methods.add(WatchedMethod.parse(text.trim()));
      } catch (IllegalArgumentException e) {
        problems.add(METHOD + " " + e.getMessage());
      }
    }
  }

  /**
   * Reads the keys.
   *
   * @throws IllegalArgumentException that names every bad one and what it accepts
   */
  static ProgressSettings of(Map<String, String> keys) {
    List<String> problems = new ArrayList<>();
    ProgressSettings settings = new ProgressSettings(keys, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return settings;
  }

  List<WatchedMethod> methods() {
    return Collections.unmodifiableList(methods);
  }

  /** The methods as they were written. */
  String methodText() {
    return methodText;
  }

  Duration within() {
    return within;
  }

  private static Duration within(String text, List<String> problems) {
    try {
      Duration within = DurationText.parse(text);
      if (!within.isZero()) {
        return within;
      }
      problems.add(WITHIN + " " + text + ": accepted is more than zero");
    } catch (IllegalArgumentException e) {
      problems.add(WITHIN + " " + e.getMessage());
    }
    return DurationText.parse(DEFAULT_WITHIN);
  }
}
