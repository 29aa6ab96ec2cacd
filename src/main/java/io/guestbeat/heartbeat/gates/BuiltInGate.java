package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.heartbeat.GateSettings;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** One kind of gate that comes with Guestbeat. Immutable. */
public final class BuiltInGate {
  private final String name;
  private final GateSettings defaults;
  private final List<GateKey<?>> keys;
  private final Function<LongSupplier, HeartbeatGate> factory;

  BuiltInGate(
      String name,
      GateSettings defaults,
      List<GateKey<?>> keys,
      Function<LongSupplier, HeartbeatGate> factory) {
    this.name = name;
    this.defaults = defaults;
    this.keys = keys;
    this.factory = factory;
  }

  /** The name it is chosen by. */
  public String name() {
    return name;
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
   * A fresh gate, not yet configured.
   *
   * @param nanoClock as {@link System#nanoTime}
   */
  public HeartbeatGate create(LongSupplier nanoClock) {
    return factory.apply(nanoClock);
  }

  @Override
  public String toString() {
    return name;
  }
}
