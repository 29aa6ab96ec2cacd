package io.guestbeat.heartbeat.decision;

import io.guestbeat.text.InstantText;
import java.time.Instant;

/** A decision about the heartbeat: when, what, and why. Immutable. */
public final class Decision {
  private final long number;
  private final Instant at;
  private final DecisionKind kind;
  private final String reason;

  Decision(long number, Instant at, DecisionKind kind, String reason) {
    this.number = number;
    this.at = at;
    this.kind = kind;
    this.reason = reason;
  }

  /** Returns its number, counted from 1. */
  public long number() {
    return number;
  }

  /** Returns when it was made, by the wall clock. */
  public Instant at() {
    return at;
  }

  /** Returns what was decided. */
  public DecisionKind kind() {
    return kind;
  }

  /** Returns why, in words for the operator. */
  public String reason() {
    return reason;
  }

  @Override
  public String toString() {
    return InstantText.of(at) + " " + kind + ": " + reason;
  }
}
