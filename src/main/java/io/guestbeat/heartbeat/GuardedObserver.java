package io.guestbeat.heartbeat;

import io.guestbeat.heartbeat.check.GateStanding;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;

/** Keeps what an observer throws away from the heartbeat. For one thread. */
final class GuardedObserver implements HeartbeatObserver {
  private final DecisionLog log;
  private HeartbeatObserver observer;

  GuardedObserver(HeartbeatObserver observer, DecisionLog log) {
    this.observer = observer;
    this.log = log;
  }

  @Override
  public void beat(Beat beat) {
    try {
      observer.beat(beat);
    } catch (RuntimeException | Error e) {
      dismiss(e);
    }
  }

  @Override
  public void gateChanged(GateStanding now) {
    try {
      observer.gateChanged(now);
    } catch (RuntimeException | Error e) {
      dismiss(e);
    }
  }

  private void dismiss(Throwable thrown) {
    observer = HeartbeatObserver.NONE;
    log.note(
        DecisionKind.TROUBLE,
        "an observer of the heartbeat failed, and is not called any more: " + thrown);
  }
}
