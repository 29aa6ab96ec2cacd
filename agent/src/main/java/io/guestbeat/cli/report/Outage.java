package io.guestbeat.cli.report;

import io.guestbeat.text.InstantText;
import java.time.Instant;
import java.util.Optional;

/**
 * A time in which the host would have had no heartbeat for so long that the status would have been
 * red. Immutable.
 */
final class Outage {
  private final Cause cause;
  private final String pid;
  private final Instant lastBeat;
  private final Instant red;
  private final Instant reset;
  private final Instant end;
  private final String reason;
  private final String evidence;

  Outage(Cause cause, String pid, Instant lastBeat, Instant red, Instant reset, String reason) {
    this(cause, pid, lastBeat, red, reset, null, reason, null);
  }

  private Outage(
      Cause cause,
      String pid,
      Instant lastBeat,
      Instant red,
      Instant reset,
      Instant end,
      String reason,
      String evidence) {
    this.cause = cause;
    this.pid = pid;
    this.lastBeat = lastBeat;
    this.red = red;
    this.reset = reset;
    this.end = end;
    this.reason = reason;
    this.evidence = evidence;
  }

  /** Returns the same with heartbeats again from then on; there is no reset if that was in time. */
  Outage endedAt(Instant newEnd) {
    return new Outage(cause, pid, lastBeat, red, reset, newEnd, reason, evidence);
  }

  /** Returns the same without a reset, as a successor went on in time. */
  Outage takenOverAt(Instant newEnd, String by) {
    return new Outage(cause, pid, lastBeat, red, null, newEnd, reason + "; " + by, evidence);
  }

  /** Returns the same with this file of evidence. */
  Outage withEvidence(String newEvidence) {
    return new Outage(cause, pid, lastBeat, red, reset, end, reason, newEvidence);
  }

  Cause cause() {
    return cause;
  }

  String pid() {
    return pid;
  }

  Instant lastBeat() {
    return lastBeat;
  }

  Instant red() {
    return red;
  }

  /** Returns when the machine would have been reset; empty if it would not. */
  Optional<Instant> reset() {
    return Optional.ofNullable(reset);
  }

  /** Returns when heartbeats would have been sent again. */
  Optional<Instant> end() {
    return Optional.ofNullable(end);
  }

  String reason() {
    return reason;
  }

  Optional<String> evidence() {
    return Optional.ofNullable(evidence);
  }

  /** Returns whether the reset would have been right, by what is known of it. */
  Verdict verdict() {
    if (reset == null) {
      return Verdict.NO_RESET;
    }
    switch (cause) {
      case GATE:
        if (end != null) {
          return Verdict.WRONG;
        }
        return evidence == null ? Verdict.UNCLEAR : Verdict.RIGHT;
      case PAUSE:
        return Verdict.WRONG;
      case GONE:
        return Verdict.RIGHT;
      default:
        return Verdict.UNCLEAR;
    }
  }

  /** Returns why, for people. */
  String why() {
    switch (verdict()) {
      case NO_RESET:
        return "";
      case RIGHT:
        return cause == Cause.GONE ? "the process was dead" : "dead to the end of the dry run";
      case WRONG:
        return (cause == Cause.GATE ? "recovered by itself" : "went on by itself")
            + end().map(at -> " at " + InstantText.of(at)).orElse("");
      default:
        return cause == Cause.GATE ? "no evidence was written" : "see what the process does";
    }
  }

  /** What ended the heartbeats. */
  enum Cause {
    /** A gate was closed. */
    GATE,
    /** The JVM stood still, and went on. */
    PAUSE,
    /** The process ended without a clean end. */
    GONE,
    /** The process is there, or may be, and has noted no heartbeat. */
    SILENT
  }

  /** Whether a reset would have been right. */
  enum Verdict {
    /** The application was dead. */
    RIGHT,
    /** The application went on by itself. */
    WRONG,
    /** It is not known. */
    UNCLEAR,
    /** There would have been none: red only. */
    NO_RESET
  }
}
