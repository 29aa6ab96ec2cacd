package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.UnusableGateException;
import java.util.Map;

/**
 * Runs a gate of Guestbeat's own, of which a verdict is only what it finds out: what it returns,
 * and the checked exceptions by which it reports a failure of what it asks. Whatever else its check
 * throws, the JVM has refused it, or it is a fault of Guestbeat's; neither says anything of the
 * application, so the gate is unusable.
 */
final class GuardedGate implements HeartbeatGate {
  private final HeartbeatGate gate;

  GuardedGate(HeartbeatGate gate) {
    this.gate = gate;
  }

  @Override
  public String name() {
    return gate.name();
  }

  @Override
  public void configure(Map<String, String> keys) {
    gate.configure(keys);
  }

  @Override
  public Verdict check() throws Exception {
    try {
      return gate.check();
    } catch (RuntimeException | Error e) {
      throw UnusableGateException.refusedBy(e);
    }
  }
}
