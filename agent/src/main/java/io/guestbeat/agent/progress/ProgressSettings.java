package io.guestbeat.agent.progress;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.guestbeat.heartbeat.gates.BuiltInGate;
import io.guestbeat.heartbeat.gates.ProgressKeys;
import io.guestbeat.settings.Settings;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The configuration of the progress gate. Immutable. */
final class ProgressSettings {
  private final List<WatchedMethod> methods;
  private final Duration within;

  private ProgressSettings(Settings keys) {
    methods =
        Collections.unmodifiableList(
            keys.value(ProgressKeys.METHOD).stream().map(WatchedMethod::of).collect(toList()));
    within = keys.value(ProgressKeys.WITHIN);
  }

  /**
   * Reads the keys.
   *
   * @throws IllegalArgumentException that names every bad one and what it accepts
   */
  static ProgressSettings of(Map<String, String> keys) {
    return new ProgressSettings(Settings.of(BuiltInGate.PROGRESS.keys(), keys));
  }

  List<WatchedMethod> methods() {
    return methods;
  }

  /** Returns the methods as they were written. */
  String methodText() {
    return methods.stream().map(WatchedMethod::toString).collect(joining("+"));
  }

  Duration within() {
    return within;
  }
}
