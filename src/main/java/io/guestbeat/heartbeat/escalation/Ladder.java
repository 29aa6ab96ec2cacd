package io.guestbeat.heartbeat.escalation;

import io.guestbeat.concurrent.BackOff;
import io.guestbeat.concurrent.WakeableTask;
import io.guestbeat.heartbeat.escalation.Step.Rung;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides which step of the escalation is next. It knows one failure, the latest, so nothing piles
 * up however fast failures come and go. Safe between threads: the engine tells it what is, the one
 * thread that climbs asks what to do and tells what came of it. No call blocks.
 *
 * <p>A reset that was posted is withdrawn as soon as none is wanted, even if a new failure has
 * begun: that one has to come to its own withholding, which the reset budget may deny it.
 */
final class Ladder {
  static final Duration BETWEEN_EVIDENCE = Duration.ofMinutes(1);

  private final boolean resetsAtOnce;
  private final BackOff evidenceRest = new BackOff(BETWEEN_EVIDENCE, BETWEEN_EVIDENCE);
  private final BackOff retry = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

  /** How many failures there were. */
  private long failures;

  /** The one that goes on; null if none does. */
  private Response response;

  private Path lastEvidence;

  /** Whether the host may hold a request of ours: also one of which no answer came. */
  private boolean mayBePending;

  Ladder(boolean resetsAtOnce) {
    this.resetsAtOnce = resetsAtOnce;
  }

  /** A failure began; of one that is known, only the mode may be new. */
  synchronized void failing(String why, boolean dryRun) {
    if (response == null) {
      failures++;
      response = new Response(failures, why, dryRun);
      retry.succeeded();
    } else {
      response.setDryRun(dryRun);
    }
  }

  /** The heartbeat is withheld for this failure. */
  synchronized void withholding() {
    if (response != null) {
      response.withhold();
    }
  }

  /** The heartbeat is withheld no longer, and no reset is wanted; the failure goes on. */
  synchronized void notMonitored() {
    if (response != null) {
      response.withholdNoLonger();
    }
  }

  /** The failure is over. */
  synchronized void recovered() {
    if (response != null) {
      response = null;
      retry.succeeded();
    }
  }

  /** Takes the next step, if one is due. */
  synchronized Optional<Step> next(long nowNanos) {
    if (isWithdrawalWanted() && retry.isOver(nowNanos)) {
      return Optional.of(Step.withdrawal());
    }
    if (response == null) {
      return Optional.empty();
    }
    if (!response.hasTaken(Rung.EVIDENCE) && evidenceRest.isOver(nowNanos)) {
      evidenceRest.failed(nowNanos);
      return Optional.of(response.take(Rung.EVIDENCE));
    }
    if (!response.hasTaken(Rung.HOOK)) {
      return Optional.of(response.take(Rung.HOOK));
    }
    if (isPostWanted() && retry.isOver(nowNanos)) {
      mayBePending |= !response.isDryRun();
      return Optional.of(response.isDryRun() ? response.take(Rung.RESET) : response.tryReset());
    }
    return Optional.empty();
  }

  /** Returns how long until a step may be due by itself. */
  synchronized Duration untilNext(long nowNanos) {
    Duration wait = WakeableTask.UNTIL_WOKEN;
    if (isWithdrawalWanted() || isPostWanted()) {
      wait = retry.left(nowNanos);
    }
    boolean isEvidenceOwed = response != null && !response.hasTaken(Rung.EVIDENCE);
    if (isEvidenceOwed && evidenceRest.left(nowNanos).compareTo(wait) < 0) {
      wait = evidenceRest.left(nowNanos);
    }
    return wait;
  }

  /** This step's evidence is in this file. */
  synchronized void evidenceWritten(Step step, Path path) {
    lastEvidence = path;
    if (isOfNow(step)) {
      response.setEvidence(path);
    }
  }

  /** The host took the request for a reset. */
  synchronized void posted(Step step) {
    if (isOfNow(step)) {
      response.take(Rung.RESET);
    }
    retry.succeeded();
  }

  /** The host took the withdrawal. */
  synchronized void withdrawn() {
    mayBePending = false;
    retry.succeeded();
  }

  /** The host did not take what the step asked. */
  synchronized void refused(Step step, long nowNanos) {
    if (step.rung() == Rung.WITHDRAW || isOfNow(step)) {
      retry.failed(nowNanos);
    }
  }

  /** Returns whether the host may have taken a request for a reset that was not withdrawn. */
  synchronized boolean isResetPending() {
    return mayBePending;
  }

  synchronized Optional<Path> lastEvidence() {
    return Optional.ofNullable(lastEvidence);
  }

  private boolean isOfNow(Step step) {
    return response != null && step.failure() == response.failure();
  }

  private boolean isPostWanted() {
    return isResetWanted() && !response.hasTaken(Rung.RESET);
  }

  private boolean isResetWanted() {
    return resetsAtOnce && response != null && response.isWithholding();
  }

  private boolean isWithdrawalWanted() {
    return mayBePending && (!isResetWanted() || response.isDryRun());
  }
}
