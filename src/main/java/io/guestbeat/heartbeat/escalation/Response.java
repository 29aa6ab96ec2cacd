package io.guestbeat.heartbeat.escalation;

import io.guestbeat.heartbeat.escalation.Step.Rung;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** The steps that were taken for one failure, and its mode. The ladder guards it. */
final class Response {
  private final long failure;
  private final String reason;
  private final Set<Rung> taken = EnumSet.noneOf(Rung.class);
  private boolean isDryRun;
  private boolean isWithholding;
  private Path evidence;

  Response(long failure, String reason, boolean isDryRun) {
    this.failure = failure;
    this.reason = reason;
    this.isDryRun = isDryRun;
  }

  /** The number of the failure, counted from 1. */
  long failure() {
    return failure;
  }

  boolean isDryRun() {
    return isDryRun;
  }

  boolean isWithholding() {
    return isWithholding;
  }

  boolean hasTaken(Rung rung) {
    return taken.contains(rung);
  }

  /** Takes this step: it is not taken again for this failure. */
  Step take(Rung rung) {
    taken.add(rung);
    return step(rung);
  }

  /** The step that asks for a reset, which counts as taken once the host has taken it. */
  Step tryReset() {
    return step(Rung.RESET);
  }

  /** Changes the mode; a reset of the other mode does not count as asked for in this one. */
  void setDryRun(boolean dryRun) {
    if (isDryRun != dryRun) {
      isDryRun = dryRun;
      taken.remove(Rung.RESET);
    }
  }

  void withhold() {
    isWithholding = true;
  }

  /** Ends the withholding; a later one asks for a reset again. */
  void withholdNoLonger() {
    isWithholding = false;
    taken.remove(Rung.RESET);
  }

  void setEvidence(Path path) {
    evidence = path;
  }

  private Step step(Rung rung) {
    return new Step(rung, failure, reason, isDryRun, evidence);
  }
}
