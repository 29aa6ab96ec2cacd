package io.guestbeat.heartbeat.escalation;

import java.nio.file.Path;
import java.util.Optional;

/** One thing to do now, of one failure. Immutable. */
final class Step {
  private final Rung rung;
  private final long failure;
  private final String reason;
  private final boolean dryRun;
  private final Path evidence;

  Step(Rung rung, long failure, String reason, boolean dryRun, Path evidence) {
    this.rung = rung;
    this.failure = failure;
    this.reason = reason;
    this.dryRun = dryRun;
    this.evidence = evidence;
  }

  /** Returns the step that withdraws a request, which may be of a failure that is over. */
  static Step withdrawal() {
    return new Step(Rung.WITHDRAW, 0, "", false, null);
  }

  Rung rung() {
    return rung;
  }

  /** Returns the number of the failure. */
  long failure() {
    return failure;
  }

  String reason() {
    return reason;
  }

  boolean isDryRun() {
    return dryRun;
  }

  /** This failure's evidence, if there is any yet. */
  Optional<Path> evidence() {
    return Optional.ofNullable(evidence);
  }

  /** The rungs of the ladder, from the bottom, and the way down. */
  enum Rung {
    EVIDENCE,
    HOOK,
    RESET,
    WITHDRAW
  }
}
