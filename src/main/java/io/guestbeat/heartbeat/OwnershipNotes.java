package io.guestbeat.heartbeat;

import io.guestbeat.concurrent.OnChange;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.owner.Owner;
import io.guestbeat.heartbeat.owner.Ownership;

/** Notes once who sends the heartbeat of this machine, and when that changes. For one thread. */
final class OwnershipNotes {
  private final Ownership ownership;
  private final DecisionLog log;
  private final OnChange<String> waiting = new OnChange<>();
  private final OnChange<String> obstacles = new OnChange<>();
  private boolean hasWaited;

  OwnershipNotes(Ownership ownership, DecisionLog log) {
    this.ownership = ownership;
    this.log = log;
  }

  /**
   * Notes what has changed since the last call.
   *
   * @param hasSent whether this process has sent a heartbeat: before, a missing lock is no trouble
   */
  void noteChange(boolean hasSent) {
    ownership
        .obstacle()
        .filter(why -> hasSent && obstacles.isNew(why))
        .ifPresent(
            why ->
                log.note(
                    DecisionKind.TROUBLE,
                    "it is not known whether another process sends the heartbeat of this machine,"
                        + " so this JVM sends it: "
                        + why));
    if (ownership.isOurs()) {
      noteOurs();
    } else if (ownership.other().isPresent() && waiting.isNew(text())) {
      hasWaited = true;
      log.note(DecisionKind.WAITING, text());
    }
  }

  private void noteOurs() {
    if (hasWaited) {
      hasWaited = false;
      waiting.forget();
      log.note(DecisionKind.OWNER, "this JVM sends the heartbeat of this machine from now on");
    }
  }

  private String text() {
    String other = ownership.other().map(Owner::asSubject).orElse("another process");
    return ownership.hasOtherDied()
        ? other
            + " has died and vSphere HA still waits for its heartbeat: a heartbeat of this JVM"
            + " would hide that, so none is sent until that application is back or monitoring is"
            + " disabled"
        : other + " sends this machine's heartbeat; this JVM sends none";
  }
}
