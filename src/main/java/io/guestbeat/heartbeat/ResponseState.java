package io.guestbeat.heartbeat;

import java.util.Objects;
import java.util.Optional;

/** The state of the escalation at one moment. Immutable. */
public final class ResponseState {
  /** Nothing else is done. */
  public static final ResponseState NONE = new ResponseState(false, null, 0, "unlimited", null);

  private final boolean resetPending;
  private final String lastEvidence;
  private final int resetsClaimed;
  private final String resetBudget;
  private final String evidenceFolder;

  /**
   * Makes a state.
   *
   * @param lastEvidence the path of the last evidence of this process; null if there is none
   * @param resetsClaimed how much of the budget is used
   * @param resetBudget how many resets there may be within which time, as its option writes it
   * @param evidenceFolder where evidence and the budget's file are; null if nowhere
   */
  public ResponseState(
      boolean resetPending,
      String lastEvidence,
      int resetsClaimed,
      String resetBudget,
      String evidenceFolder) {
    this.resetPending = resetPending;
    this.lastEvidence = lastEvidence;
    this.resetsClaimed = resetsClaimed;
    this.resetBudget = Objects.requireNonNull(resetBudget, "resetBudget");
    this.evidenceFolder = evidenceFolder;
  }

  /** Returns whether the host was asked for a reset that was not withdrawn. */
  public boolean isResetPending() {
    return resetPending;
  }

  /** Returns the path of the last evidence of this process. */
  public Optional<String> lastEvidence() {
    return Optional.ofNullable(lastEvidence);
  }

  /** Returns how many resets of the budget are used. */
  public int resetsClaimed() {
    return resetsClaimed;
  }

  /** Returns the path of the folder where evidence and the budget's file are. */
  public Optional<String> evidenceFolder() {
    return Optional.ofNullable(evidenceFolder);
  }

  /** Returns how many resets there may be within which time, such as {@code 2/1h}. */
  public String resetBudget() {
    return resetBudget;
  }
}
