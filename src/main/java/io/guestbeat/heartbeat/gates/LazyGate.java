package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.UnusableGateException;

/** A gate that is made at its first check. Used by one thread at a time. */
final class LazyGate implements HeartbeatGate {
  private final String name;
  private final Maker maker;
  private HeartbeatGate gate;

  LazyGate(String name, Maker maker) {
    this.name = name;
    this.maker = maker;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Verdict check() throws Exception {
    if (gate == null) {
      gate = maker.make();
    }
    return ContextLoader.of(gate, gate::check);
  }

  /** Makes the gate, or says why it cannot. */
  interface Maker {
    HeartbeatGate make() throws UnusableGateException;
  }
}
