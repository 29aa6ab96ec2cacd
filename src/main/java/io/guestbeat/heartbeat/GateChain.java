package io.guestbeat.heartbeat;

import io.guestbeat.heartbeat.check.GateStanding;
import io.guestbeat.heartbeat.check.GateState;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * All gates together: heartbeats pass while every one is open. Notes which of them open and close.
 * Observed by one thread; the standings may be read by any.
 */
final class GateChain {
  private final List<GateState> gates;
  private final LongSupplier awakeClock;
  private final DecisionLog log;
  private final HeartbeatObserver observer;
  private volatile List<GateStanding> standings;

  GateChain(
      List<GateState> gates, LongSupplier awakeClock, DecisionLog log, HeartbeatObserver observer) {
    this.gates = new ArrayList<>(gates);
    this.awakeClock = awakeClock;
    this.log = log;
    this.observer = observer;
    List<GateStanding> open = new ArrayList<>();
    for (GateState gate : gates) {
      open.add(GateStanding.open(gate.name()));
    }
    this.standings = Collections.unmodifiableList(open);
  }

  /** First verdicts are due from now on. */
  void watchBegins() {
    long now = awakeClock.getAsLong();
    for (GateState gate : gates) {
      gate.watchBegins(now);
    }
  }

  /** Looks at every gate; the reasons of those that are closed, or empty. */
  String observe() {
    long now = awakeClock.getAsLong();
    List<GateStanding> before = standings;
    List<GateStanding> after = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    for (GateState gate : gates) {
      GateStanding standing = gate.standing(now);
      after.add(standing);
      if (!standing.isOpen()) {
        closed.add(standing.toString());
      }
    }
    standings = Collections.unmodifiableList(after);
    for (int i = 0; i < after.size(); i++) {
      noteChange(before.get(i), after.get(i));
    }
    return String.join("; ", closed);
  }

  /** Returns where every gate stood when last observed. */
  List<GateStanding> standings() {
    return standings;
  }

  private void noteChange(GateStanding before, GateStanding after) {
    boolean hasMoved = after.isOpen() != before.isOpen();
    if (hasMoved) {
      log.note(
          after.isOpen() ? DecisionKind.GATE_OPENED : DecisionKind.GATE_CLOSED, after.toString());
    }
    boolean hasFailed = !after.isUsable() && before.isUsable();
    if (hasFailed) {
      log.note(DecisionKind.GATE_UNUSABLE, after.toString());
    }
    if (hasMoved || hasFailed) {
      observer.gateChanged(after);
    }
  }
}
