package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.check.WatchedGate;
import io.guestbeat.settings.Settings;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** A gate as the operator wants it: its name, its settings and its own keys. Immutable. */
public final class GatePlan {
  private final GateName name;
  private final GateSettings settings;
  private final Map<String, String> keys;

  /**
   * Plans a gate.
   *
   * @param keys the texts of its own keys, without those that every gate has
   */
  public GatePlan(GateName name, GateSettings settings, Map<String, String> keys) {
    this.name = Objects.requireNonNull(name, "name");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.keys = Collections.unmodifiableMap(new TreeMap<>(keys));
  }

  /** Returns the name by which it is reported. */
  public GateName name() {
    return name;
  }

  /** Returns which of Guestbeat's own gates it is; empty if the application brings it. */
  public Optional<BuiltInGate> builtIn() {
    return BuiltInGate.find(name.kind());
  }

  /** Returns how often it is checked, and what opens and closes it. */
  public GateSettings settings() {
    return settings;
  }

  /** Returns what it was given for its own keys. */
  public Map<String, String> keys() {
    return keys;
  }

  /**
   * Checks the keys of one of Guestbeat's own gates.
   *
   * @throws IllegalArgumentException with every problem: each key, its value, what is accepted
   */
  public GatePlan requireValid() {
    Settings.of(kind().keys(), keys);
    return this;
  }

  /**
   * Returns a fresh gate, configured, of one of Guestbeat's own.
   *
   * @param nanoClock as {@link System#nanoTime}
   */
  public HeartbeatGate create(LongSupplier nanoClock) {
    HeartbeatGate gate = kind().create(nanoClock);
    gate.configure(keys);
    return gate;
  }

  /** Returns the gate of the chain that makes this check. */
  public WatchedGate watched(Callable<Verdict> check) {
    return new WatchedGate(name.toString(), check, settings);
  }

  private BuiltInGate kind() {
    Optional<BuiltInGate> kind = builtIn();
    if (!kind.isPresent()) {
      throw new IllegalStateException(name + " is not built in");
    }
    return kind.get();
  }
}
