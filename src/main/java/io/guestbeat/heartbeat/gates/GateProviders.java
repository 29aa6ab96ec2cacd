package io.guestbeat.heartbeat.gates;

import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.text.ReasonText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The gates that one class loader has, and what is wrong with the others. */
final class GateProviders {
  /** More broken providers than that are one broken loader, which would be asked for ever. */
  private static final int MOST_PROBLEMS = 20;

  private final Map<String, HeartbeatGate> byName = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final String place;

  private GateProviders(ClassLoader loader, String place) {
    this.place = place;
    Iterator<HeartbeatGate> gates = ServiceLoader.load(HeartbeatGate.class, loader).iterator();
    while (problems.size() < MOST_PROBLEMS && tookNext(gates)) {}
  }

  /** Makes one of each gate there is; one that is broken hides no other. */
  static GateProviders of(ClassLoader loader, String place) {
    return ContextLoader.of(loader, () -> new GateProviders(loader, place));
  }

  /**
   * The gate of this name.
   *
   * @throws UnusableGateException that says what there is instead
   */
  HeartbeatGate named(String name) throws UnusableGateException {
    HeartbeatGate gate = byName.get(name);
    if (gate != null) {
      return gate;
    }
    StringBuilder reason = new StringBuilder("no gate ").append(name).append(" on ").append(place);
    reason
        .append("; found ")
        .append(byName.isEmpty() ? "none" : String.join(", ", byName.keySet()));
    if (!problems.isEmpty()) {
      reason.append("; broken: ").append(String.join("; ", problems));
    }
    throw new UnusableGateException(reason.toString());
  }

  /** Returns whether there was a further one, broken or not. */
  private boolean tookNext(Iterator<HeartbeatGate> gates) {
    try {
      if (!gates.hasNext()) {
        return false;
      }
      HeartbeatGate gate = gates.next();
      byName.putIfAbsent(gate.name(), gate);
    } catch (ServiceConfigurationError e) {
      // Its cause is what the gate's author can mend.
      problems.add(
          e.getMessage() + (e.getCause() == null ? "" : ": " + ReasonText.of(e.getCause())));
    } catch (RuntimeException | LinkageError e) {
      problems.add(ReasonText.of(e));
    }
    return true;
  }
}
