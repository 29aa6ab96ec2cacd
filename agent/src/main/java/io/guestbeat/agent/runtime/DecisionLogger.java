package io.guestbeat.agent.runtime;

import io.guestbeat.heartbeat.decision.Decision;
import io.guestbeat.heartbeat.decision.DecisionKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** Writes decisions to the log: as a warning what an operator should look at. */
final class DecisionLogger implements Consumer<Decision> {
  /** Of a longer reason, such as a deadlock's, only so much is written a second time. */
  private static final int BEGINNING = 60;

  /** After these a reason is a new one, though it may read the same. */
  private static final Set<DecisionKind> ENDS =
      EnumSet.of(
          DecisionKind.GATE_OPENED,
          DecisionKind.RECOVERED,
          DecisionKind.SENT_AGAIN,
          DecisionKind.STARTED,
          DecisionKind.STOPPED);

  private final AgentLog log;

  /** The long reason that was written last. */
  private String written = "";

  DecisionLogger(AgentLog log) {
    this.log = log;
  }

  @Override
  public void accept(Decision decision) {
    String line =
        "heartbeat " + decision.kind() + ": " + shortened(decision.kind(), decision.reason());
    switch (decision.kind()) {
      case DRY_RUN:
      case FAILING:
      case OVER_BUDGET:
      case NOT_MONITORED:
      case WITHHELD:
      case RESET:
        log.warnInAnyCase(line);
        break;
      case FAILED:
      case LATE:
      case RED_WHILE_ALIVE:
      case REENABLED:
      case GATE_CLOSED:
      case GATE_UNUSABLE:
      case SPARED:
      case TROUBLE:
        log.warn(line);
        break;
      default:
        log.info(line);
    }
  }

  /** The reason, of which only the beginning is left where all of it stands some lines above. */
  private String shortened(DecisionKind kind, String reason) {
    if (ENDS.contains(kind)) {
      written = "";
    }
    if (!written.isEmpty() && reason.contains(written)) {
      return reason.replace(written, written.substring(0, BEGINNING) + "… (see the line above)");
    }
    if (reason.length() > BEGINNING) {
      written = reason;
    }
    return reason;
  }
}
