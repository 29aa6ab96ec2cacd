package io.guestbeat.heartbeat.escalation;

/** What became of the operator's command. Immutable. */
final class HookOutcome {
  private final boolean isSuccess;
  private final String text;

  HookOutcome(boolean isSuccess, String text) {
    this.isSuccess = isSuccess;
    this.text = text;
  }

  /** Whether it ended in time and with status 0. */
  boolean isSuccess() {
    return isSuccess;
  }

  /** How it ended, and the last line that it printed. */
  String text() {
    return text;
  }
}
