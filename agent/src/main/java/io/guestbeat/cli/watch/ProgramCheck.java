package io.guestbeat.cli.watch;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.check.WatchedGate;
import io.guestbeat.heartbeat.gates.BuiltInGate;
import io.guestbeat.heartbeat.gates.BuiltInGates;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** One check of a program: a gate of the agent's, what it looks at, and how often. Immutable. */
public final class ProgramCheck {
  private final BuiltInGate kind;
  private final Map<String, String> keys;
  private final GateSettings settings;

  private ProgramCheck(BuiltInGate kind, Map<String, String> keys, GateSettings settings) {
    this.kind = kind;
    this.keys = Collections.unmodifiableMap(new TreeMap<>(keys));
    this.settings = settings;
  }

  /**
   * A check by the gate of this name.
   *
   * @param keys the gate's own
   * @throws IllegalArgumentException with every problem: each key, its value, what is accepted
   */
  public static ProgramCheck of(String gate, Map<String, String> keys, GateSettings settings) {
    BuiltInGate kind = kindOf(gate);
    kind.requireValid(keys);
    return new ProgramCheck(kind, keys, settings);
  }

  /**
   * Returns how often the gate of this name is checked, and what closes it, unless told otherwise.
   */
  public static GateSettings defaultsOf(String gate) {
    return kindOf(gate).defaults();
  }

  /** Returns the name of its gate. */
  String gate() {
    return kind.name();
  }

  /**
   * A fresh gate that makes it. Unlike in an application's JVM there is nothing here that must have
   * been set up before the first check.
   *
   * @param name to tell it from others of its kind
   */
  WatchedGate watched(String name) {
    HeartbeatGate gate = kind.create(System::nanoTime);
    gate.configure(keys);
    return new WatchedGate(name, gate::check, settings);
  }

  private static BuiltInGate kindOf(String gate) {
    return BuiltInGates.find(gate)
        .orElseThrow(() -> new IllegalArgumentException("no gate " + gate));
  }
}
