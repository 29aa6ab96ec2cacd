package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.heartbeat.check.GateSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** One kind of gate that comes with Guestbeat. Immutable. */
public final class BuiltInGate {
  private final String name;
  private final boolean asksTheJvmOnly;
  private final GateSettings defaults;
  private final List<GateKey<?>> keys;
  private final Function<LongSupplier, HeartbeatGate> factory;

  private BuiltInGate(
      String name,
      boolean asksTheJvmOnly,
      GateSettings defaults,
      List<GateKey<?>> keys,
      Function<LongSupplier, HeartbeatGate> factory) {
    this.name = name;
    this.asksTheJvmOnly = asksTheJvmOnly;
    this.defaults = defaults;
    this.keys = keys;
    this.factory = factory;
  }

  /** The name it is chosen by. */
  public String name() {
    return name;
  }

  /** One that asks the JVM only, and nothing that an application must have set up first. */
  static BuiltInGate inside(
      String name,
      GateSettings defaults,
      List<GateKey<?>> keys,
      Function<LongSupplier, HeartbeatGate> factory) {
    return new BuiltInGate(name, true, defaults, keys, factory);
  }

  /** One that goes through code of the application, or of the JDK that applications set up. */
  static BuiltInGate outside(
      String name,
      GateSettings defaults,
      List<GateKey<?>> keys,
      Function<LongSupplier, HeartbeatGate> factory) {
    return new BuiltInGate(name, false, defaults, keys, factory);
  }

  /**
   * Whether it may be checked from the very start. A command or a TLS connection initialises the
   * JDK's logging, which some applications must do first.
   */
  public boolean asksTheJvmOnly() {
    return asksTheJvmOnly;
  }

  /** How often it is checked, and how its verdicts open and close it, unless told otherwise. */
  public GateSettings defaults() {
    return defaults;
  }

  /** Its own keys, without those that every gate has. */
  public List<GateKey<?>> keys() {
    return keys;
  }

  /**
   * Returns what is wrong with what a gate of this kind would be given for its own keys: of each
   * problem the key, its value and what is accepted. Makes no gate.
   */
  public List<String> problems(Map<String, String> given) {
    return GateKeys.problems(keys, given);
  }

  /**
   * Refuses what {@link #problems} finds a problem with.
   *
   * @throws IllegalArgumentException with every problem
   */
  public void requireValid(Map<String, String> given) {
    GateKeys.of(keys, given);
  }

  /**
   * A fresh gate, not yet configured. What the JVM refuses its check is no verdict.
   *
   * @param nanoClock as {@link System#nanoTime}
   */
  public HeartbeatGate create(LongSupplier nanoClock) {
    return new GuardedGate(factory.apply(nanoClock));
  }

  @Override
  public String toString() {
    return name;
  }
}
