package io.guestbeat.heartbeat;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.gates.BuiltInGate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Has one gate checked by the real chain for much longer than a verdict is valid, over a simulated
 * cluster. The gate closes at its first failure, and a closed gate withholds at once.
 */
final class GateTrial {
  private static final GateSettings AT_ONCE =
      GateSettings.every(Duration.ofSeconds(30)).within(Duration.ofSeconds(30)).closingAfter(1, 1);

  private static final Duration SPAN = AT_ONCE.validity().multipliedBy(2);

  private GateTrial() {}

  /** What comes of it: {@code nothing withheld}, or what was, and each standing of the gate. */
  static String outcomeOf(Callable<Verdict> check) {
    HeartbeatSettings settings =
        HeartbeatSettings.of(HeartbeatMode.ON)
            .withGrace(Duration.ZERO)
            .withholdingAfter(Duration.ZERO);
    try (EngineRig healthy = new EngineRig(settings, AT_ONCE);
        EngineRig rig = new EngineRig(settings, AT_ONCE)) {
      rig.gate().isCheckedBy(check);

      long missing = healthy.heartbeatsWithin(SPAN) - rig.heartbeatsWithin(SPAN);
      boolean isWithheld =
          missing != 0
              || rig.decisions().contains(DecisionKind.FAILING)
              || rig.decisions().contains(DecisionKind.WITHHELD);
      return (isWithheld ? missing + " withheld, " : "nothing withheld, ") + rig.observer.gates;
    }
  }

  /** The same of one of Guestbeat's own gates, with keys as {@code key=value;key=value}. */
  static String outcomeOf(String gate, String keys) {
    HeartbeatGate made = made(gate, keys);
    return outcomeOf(made::check);
  }

  /** One of Guestbeat's own gates. */
  static HeartbeatGate made(String gate, String keys) {
    Map<String, String> given = new HashMap<>();
    for (String key : keys.isEmpty() ? new String[0] : keys.split(";(?=[a-z-]+=)")) {
      given.put(key.split("=", 2)[0], key.split("=", 2)[1]);
    }
    HeartbeatGate made = BuiltInGate.find(gate).orElseThrow().create(System::nanoTime);
    made.configure(given);
    return made;
  }
}
