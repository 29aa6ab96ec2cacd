package io.guestbeat.agent.runtime;

import io.guestbeat.heartbeat.Decision;
import java.util.function.Consumer;

/** Writes decisions to the log: as a warning what an operator should look at. */
final class DecisionLogger implements Consumer<Decision> {
  private final AgentLog log;

  DecisionLogger(AgentLog log) {
    this.log = log;
  }

  @Override
  public void accept(Decision decision) {
    String line = "heartbeat " + decision.kind() + ": " + decision.reason();
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
}
