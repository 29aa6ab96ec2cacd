package io.guestbeat.agent.options;

import io.guestbeat.heartbeat.check.GateSettings;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One gate as the operator wants it. Immutable. */
public final class ChosenGate {
  private final String name;
  private final GateSettings settings;
  private final Map<String, String> keys;

  ChosenGate(String name, GateSettings settings, Map<String, String> keys) {
    this.name = name;
    this.settings = settings;
    this.keys = Collections.unmodifiableMap(new TreeMap<>(keys));
  }

  public String name() {
    return name;
  }

  public GateSettings settings() {
    return settings;
  }

  /** What it was given for its own keys. */
  public Map<String, String> keys() {
    return keys;
  }
}
