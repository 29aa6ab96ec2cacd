package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.concurrent.OnChange;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.owner.Owner;
import io.guestbeat.heartbeat.owner.Ownership;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The ownership of this machine's heartbeat as the engine uses it: logs once who sends, and when
 * that changes. Turned by one thread; any thread may read who sends.
 */
final class LoggedOwnership {
  private final Ownership ownership;
  private final DecisionLog log;
  private final OnChange<String> waiting = new OnChange<>();
  private final OnChange<String> obstacles = new OnChange<>();
  private boolean hasWaited;

  LoggedOwnership(Ownership ownership, DecisionLog log) {
    this.ownership = ownership;
    this.log = log;
  }

  /** Returns whether this process sends. */
  boolean isOurs() {
    return ownership.isOurs();
  }

  /** Returns whether this process does not send because another does, or has died while it did. */
  boolean isWaiting() {
    return !ownership.isOurs() && ownership.other().isPresent();
  }

  /** Returns the process that sends, or has died while it did; null if none is known. */
  Owner owner() {
    return ownership.isOurs() ? ownership.self() : ownership.other().orElse(null);
  }

  /** Returns why this process does not send; empty if it does. */
  String whyNotOurs() {
    return ownership.isOurs()
        ? ""
        : ownership.other().map(Owner::asSubject).orElse("another process")
            + " sends the heartbeat of this machine, not this JVM";
  }

  /**
   * Becomes the owner if that is possible now, and logs what has changed.
   *
   * @param status asks the host what it makes of the application
   * @param hasSent whether this process has sent a heartbeat: before, a missing lock is no trouble
   * @param trouble receives what goes wrong, which ends neither this turn nor the next
   */
  void claim(Supplier<AppStatus> status, boolean hasSent, Consumer<Throwable> trouble) {
    try {
      ownership.claim(status);
    } catch (RuntimeException | Error e) {
      trouble.accept(e);
    }
    noteChange(hasSent);
  }

  /** Lets another process take over, after monitoring was disabled. */
  void giveUp() {
    ownership.giveUp();
  }

  /** Throws {@link AppMonitorException} if another process holds the lock. */
  void requireNobodyElse() {
    Optional<Owner> other = ownership.holder();
    if (other.isPresent()) {
      throw new AppMonitorException(
          AppMonitorError.OTHER,
          "refused, because "
              + other.get().asSubject()
              + " sends the heartbeat of this machine: order it there");
    }
  }

  private void noteChange(boolean hasSent) {
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
