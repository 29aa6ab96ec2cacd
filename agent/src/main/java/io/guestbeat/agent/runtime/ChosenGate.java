package io.guestbeat.agent.runtime;

import io.guestbeat.heartbeat.GateSettings;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One gate as the operator wants it. Immutable. */
final class ChosenGate {
  private final String name;
  private final GateSettings settings;
  private final Map<String, String> keys;

  ChosenGate(String name, GateSettings settings, Map<String, String> keys) {
    this.name = name;
    this.settings = settings;
    this.keys = Collections.unmodifiableMap(new TreeMap<>(keys));
  }

  String name() {
    return name;
  }

  GateSettings settings() {
    return settings;
  }

  /** What it was given for its own keys. */
  Map<String, String> keys() {
    return keys;
  }
}
