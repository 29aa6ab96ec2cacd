package io.guestbeat.heartbeat;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * One time during which closed gates count: from the failure to the recovery. Decides, at every
 * look, whether heartbeats are withheld; notes and passes on what changes. For one thread.
 */
final class Failure {
  private final FailureResponse response;
  private final DecisionLog log;

  private boolean active;
  private boolean withholding;
  private boolean overBudget;
  private boolean unheard;

  /** Whether the host was asked, for this failure, if it monitors. */
  private boolean asked;

  private String sparedBy = "";
  private long since;

  Failure(FailureResponse response, DecisionLog log) {
    this.response = response;
    this.log = log;
  }

  /**
   * Decides.
   *
   * @param reason why gates are closed; empty if none is
   * @param excuse what spares the application its closed gates altogether; empty if nothing does
   * @param isMonitored whether vSphere HA monitors the application, as far as is known; asked with
   *     true, the host is asked first
   * @return whether heartbeats are withheld
   */
  boolean decide(
      String reason,
      String excuse,
      HeartbeatMode mode,
      Duration withholdAfter,
      Predicate<Boolean> isMonitored,
      long now) {
    if (reason.isEmpty() || !excuse.isEmpty()) {
      end(reason.isEmpty() ? "all gates are open" : excuse);
      noteSpared(reason, reason.isEmpty() ? "" : excuse);
      return false;
    }
    boolean isDryRun = mode == HeartbeatMode.DRY_RUN;
    if (!active) {
      begin(reason, isDryRun, now);
    }
    boolean isDue = now - since >= withholdAfter.toNanos();
    if (isDryRun) {
      noteSpared(reason, isDue ? "a dry run; heartbeats would be withheld now" : sparedBy);
    } else if (isDue) {
      withholdIfMonitored(reason, isMonitored);
    }
    return withholding;
  }

  /** Nobody sends heartbeats any more, so none is withheld. */
  void abandon() {
    sparedBy = "";
    finish();
  }

  boolean isWithholding() {
    return withholding;
  }

  private void begin(String reason, boolean isDryRun, long now) {
    active = true;
    since = now;
    sparedBy = "";
    log.note(DecisionKind.FAILING, reason);
    response.failing(reason, isDryRun);
  }

  private void withholdIfMonitored(String reason, Predicate<Boolean> isMonitored) {
    boolean asks = !asked;
    asked = true;
    if (isMonitored.test(asks)) {
      unheard = false;
      if (!withholding) {
        withhold(reason);
      }
      return;
    }
    if (withholding) {
      withholding = false;
      response.notMonitored();
    }
    if (!unheard) {
      unheard = true;
      log.note(
          DecisionKind.NOT_MONITORED,
          "vSphere HA does not monitor this application, so nobody listens to its heartbeats;"
              + " nothing is withheld and no reset is claimed, though "
              + reason);
    }
  }

  private void withhold(String reason) {
    if (response.mayWithhold(reason)) {
      withholding = true;
      overBudget = false;
      log.note(DecisionKind.WITHHELD, reason);
      response.withholding();
    } else if (!overBudget) {
      overBudget = true;
      log.note(DecisionKind.OVER_BUDGET, "heartbeats go on, though " + reason);
    }
  }

  private void end(String why) {
    if (finish()) {
      log.note(DecisionKind.RECOVERED, why);
    }
  }

  /** Whether there was a failure to end. */
  private boolean finish() {
    if (!active) {
      return false;
    }
    active = false;
    withholding = false;
    overBudget = false;
    unheard = false;
    asked = false;
    response.recovered();
    return true;
  }

  private void noteSpared(String reason, String excuse) {
    if (!excuse.equals(sparedBy)) {
      sparedBy = excuse;
      if (!excuse.isEmpty()) {
        log.note(DecisionKind.SPARED, excuse + ": " + reason);
      }
    }
  }
}
