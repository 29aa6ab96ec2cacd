package io.guestbeat.heartbeat.escalation;

/** What the escalation has to say, line by line. */
public enum EscalationEvent {
  /** The chain fails, and why. */
  FAILING(false),
  /** The evidence is in this file. */
  EVIDENCE_WRITTEN(false),
  /** There is no evidence, or not all of it. */
  EVIDENCE_FAILED(true),
  /** The operator's command ended well. */
  HOOK_ENDED(false),
  /** The operator's command did not run, or not to a good end. */
  HOOK_FAILED(true),
  /** The host was asked for an immediate reset, or would have been but for the dry run. */
  RESET_POSTED(false),
  /** The host did not take the request for a reset; it is made again. */
  RESET_FAILED(true),
  /** The application recovered, and the request for a reset was withdrawn. */
  RESET_WITHDRAWN(false),
  /** The host did not take the withdrawal; it is made again. */
  WITHDRAWAL_FAILED(true),
  /** The escalation itself failed. */
  ESCALATION_FAILED(true);

  private final boolean isFault;

  EscalationEvent(boolean isFault) {
    this.isFault = isFault;
  }

  /** Whether an operator should look at it, beyond the failure itself. */
  public boolean isFault() {
    return isFault;
  }
}
