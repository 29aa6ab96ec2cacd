package io.guestbeat.heartbeat;

import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The state machine of a dead application, from the failure to the recovery. Decides, at every
 * look, whether heartbeats are withheld; logs and passes on what changes. Turned by one thread; any
 * thread may read the phase.
 */
final class FailureEpisode {
  private final FailureResponse response;
  private final DecisionLog log;
  private final boolean isDryRun;

  private volatile HeartbeatPhase phase = HeartbeatPhase.ALIVE;

  /** When the failure began; of a phase that is a failure. */
  private long since;

  /** Whether the host was asked, for this failure, if it monitors. */
  private boolean hasAsked;

  /** Holds the excuse of closed gates that was last logged. */
  private Optional<Exemption> excused = Optional.empty();

  /**
   * Creates the state machine of an application that is alive.
   *
   * @param isDryRun whether heartbeats are withheld from what stands in for the host
   */
  FailureEpisode(FailureResponse response, DecisionLog log, boolean isDryRun) {
    this.response = response;
    this.log = log;
    this.isDryRun = isDryRun;
  }

  HeartbeatPhase phase() {
    return phase;
  }

  boolean isWithholding() {
    return phase.withholds();
  }

  /**
   * Decides whether heartbeats are withheld.
   *
   * @param reason why gates are closed; empty if none is
   * @param excuse what spares the application its closed gates altogether
   * @param onlyObserves why closed gates withhold nothing but are handled like others; empty if
   *     they withhold
   * @param isMonitored whether vSphere HA monitors the application, as far as is known; asked with
   *     true, the host is asked first
   * @return whether heartbeats are withheld
   */
  boolean decide(
      String reason,
      Optional<Exemption> excuse,
      String onlyObserves,
      Duration withholdAfter,
      Predicate<Boolean> isMonitored,
      long now) {
    if (reason.isEmpty()) {
      excused = Optional.empty();
      HeartbeatPhase open = excuse.isPresent() ? excuse.get().phase(false) : HeartbeatPhase.ALIVE;
      enter(open, "all gates are open");
    } else if (excuse.isPresent()) {
      enter(excuse.get().phase(true), excuse.get().toString());
      logExcuse(excuse.get(), reason);
    } else {
      judge(reason, onlyObserves, withholdAfter, isMonitored, now);
    }
    return isWithholding();
  }

  /** Ends the failure without a decision, as heartbeats are stopped. */
  void abandon() {
    excused = Optional.empty();
    if (phase.isFailure()) {
      response.recovered();
    }
    phase = HeartbeatPhase.ALIVE;
  }

  private void judge(
      String reason,
      String onlyObserves,
      Duration withholdAfter,
      Predicate<Boolean> isMonitored,
      long now) {
    boolean isObserved = !onlyObserves.isEmpty();
    if (!phase.isFailure()) {
      since = now;
      hasAsked = false;
      excused = Optional.empty();
      enter(HeartbeatPhase.FAILING, reason);
      response.failing(reason, isDryRun || isObserved);
    }
    if (now - since >= withholdAfter.toNanos()) {
      if (isObserved) {
        enter(HeartbeatPhase.PRESENCE, onlyObserves + ": " + reason);
      } else {
        enter(due(reason, isMonitored), reason);
      }
    }
  }

  /** Returns the phase of a failure whose time is up. */
  private HeartbeatPhase due(String reason, Predicate<Boolean> isMonitored) {
    if (!isDryRun && !isMonitored(isMonitored)) {
      return HeartbeatPhase.NOT_MONITORED;
    }
    if (!isWithholding() && !response.mayWithhold(reason)) {
      return HeartbeatPhase.OVER_BUDGET;
    }
    return isDryRun ? HeartbeatPhase.DRY_RUN : HeartbeatPhase.WITHHOLDING;
  }

  private boolean isMonitored(Predicate<Boolean> isMonitored) {
    boolean asks = !hasAsked;
    hasAsked = true;
    return isMonitored.test(asks);
  }

  /** The one transition: logs, once, and passes on that this phase has begun. */
  private void enter(HeartbeatPhase next, String why) {
    HeartbeatPhase last = phase;
    if (next == last) {
      return;
    }
    phase = next;
    if (last.isFailure() && !next.isFailure()) {
      log.note(DecisionKind.RECOVERED, why);
      response.recovered();
    }
    switch (next) {
      case FAILING:
        log.note(DecisionKind.FAILING, why);
        break;
      case DRY_RUN:
        log.note(DecisionKind.SPARED, "a dry run; heartbeats would be withheld now: " + why);
        response.withholding();
        break;
      case PRESENCE:
        log.note(DecisionKind.SPARED, why);
        break;
      case NOT_MONITORED:
        if (last == HeartbeatPhase.WITHHOLDING) {
          response.notMonitored();
        }
        log.note(
            DecisionKind.NOT_MONITORED,
            "vSphere HA does not monitor this application, so heartbeats have no effect; "
                + "none is withheld and no reset is claimed, although "
                + why);
        break;
      case OVER_BUDGET:
        log.note(DecisionKind.OVER_BUDGET, "heartbeats continue, although " + why);
        break;
      case WITHHOLDING:
        log.note(DecisionKind.WITHHELD, why);
        response.withholding();
        break;
      default:
        break;
    }
  }

  private void logExcuse(Exemption excuse, String reason) {
    if (!excused.filter(excuse::equals).isPresent()) {
      excused = Optional.of(excuse);
      log.note(DecisionKind.SPARED, excuse + ": " + reason);
    }
  }
}
