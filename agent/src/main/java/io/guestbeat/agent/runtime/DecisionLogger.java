package io.guestbeat.agent.runtime;

import io.guestbeat.heartbeat.Decision;
import io.guestbeat.heartbeat.DecisionKind;
import java.util.function.Consumer;

/** Writes decisions to the log: as a warning what an operator should look at. */
final class DecisionLogger implements Consumer<Decision> {
  /** Reasons longer than this, such as a deadlock's, are written once. */
  private static final int LONG = 160;

  private static final int BEGINNING = 60;

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
    if (kind == DecisionKind.RECOVERED || kind == DecisionKind.STOPPED) {
      written = "";
    }
    if (!written.isEmpty() && reason.contains(written)) {
      return reason.replace(written, written.substring(0, BEGINNING) + "… (whole above)");
    }
    if (reason.length() > LONG) {
      written = reason;
    }
    return reason;
  }
}
