package io.guestbeat.heartbeat.escalation;

import io.guestbeat.concurrent.BackOff;
import io.guestbeat.concurrent.Worker;
import io.guestbeat.heartbeat.escalation.Step.Rung;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which step of the escalation is next. It knows one failure, the latest, so nothing piles up
 * however fast failures come and go. Safe between threads: the engine tells it what is, the one
 * thread that climbs asks what to do and tells what came of it. No call blocks.
 *
 * <p>A reset that was posted is withdrawn as soon as none is wanted, even if a new failure has
 * begun: that one has to come to its own withholding, which the reset budget may deny it.
 */
final class Ladder {
  static final Duration BETWEEN_EVIDENCE = Duration.ofMinutes(1);

  private final boolean resetsAtOnce;

  private long failure;
  private boolean isFailing;
  private boolean isWithholding;
  private boolean isDryRun;
  private String reason = "";

  private boolean isEvident;
  private boolean isHooked;
  private boolean isResetPosted;
  private Path evidence;

  private Path lastEvidence;
  private final BackOff evidenceRest = new BackOff(BETWEEN_EVIDENCE, BETWEEN_EVIDENCE);

  /** Whether the host may hold a request of ours: also one of which no answer came. */
  private boolean mayBePending;

  private final BackOff retry = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

  Ladder(boolean resetsAtOnce) {
    this.resetsAtOnce = resetsAtOnce;
  }

  /** A failure began; of one that is known, only the mode may be new. */
  synchronized void failing(String why, boolean dryRun) {
    isResetPosted &= isFailing && isDryRun == dryRun;
    isDryRun = dryRun;
    if (isFailing) {
      return;
    }
    failure++;
    isFailing = true;
    reason = why;
    isEvident = false;
    isHooked = false;
    evidence = null;
    retry.succeeded();
  }

  /** The heartbeat is withheld for this failure. */
  synchronized void withholding() {
    isWithholding = isFailing;
  }

  /** The heartbeat is withheld no longer, and no reset is wanted; the failure goes on. */
  synchronized void notMonitored() {
    isWithholding = false;
    isResetPosted = false;
  }

  /** The failure is over. */
  synchronized void recovered() {
    if (isFailing) {
      isFailing = false;
      isWithholding = false;
      retry.succeeded();
    }
  }

  /** Takes the next step, if one is due. */
  synchronized Optional<Step> next(long nowNanos) {
    Rung rung = nextRung(nowNanos);
    return rung == null
        ? Optional.empty()
        : Optional.of(new Step(rung, failure, reason, isDryRun, evidence));
  }

  /** Returns how long until a step may be due by itself. */
  synchronized Duration untilNext(long nowNanos) {
    Duration wait = Worker.UNTIL_WOKEN;
    if (isWithdrawalWanted() || isPostWanted()) {
      wait = retry.left(nowNanos);
    }
    if (isFailing && !isEvident && evidenceRest.left(nowNanos).compareTo(wait) < 0) {
      wait = evidenceRest.left(nowNanos);
    }
    return wait;
  }

  /** This step's evidence is in this file. */
  synchronized void evidenceWritten(Step step, Path path) {
    lastEvidence = path;
    if (step.failure() == failure) {
      evidence = path;
    }
  }

  /** The host took the request for a reset. */
  synchronized void posted(Step step) {
    isResetPosted = step.failure() == failure;
    retry.succeeded();
  }

  /** The host took the withdrawal. */
  synchronized void withdrawn() {
    mayBePending = false;
    retry.succeeded();
  }

  /** The host did not take what the step asked. */
  synchronized void refused(Step step, long nowNanos) {
    if (step.failure() == failure) {
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

  private Rung nextRung(long nowNanos) {
    if (isWithdrawalWanted() && retry.isOver(nowNanos)) {
      return Rung.WITHDRAW;
    }
    if (!isFailing) {
      return null;
    }
    if (!isEvident && evidenceRest.isOver(nowNanos)) {
      isEvident = true;
      evidenceRest.failed(nowNanos);
      return Rung.EVIDENCE;
    }
    return nextRungAfterEvidence(nowNanos);
  }

  private Rung nextRungAfterEvidence(long nowNanos) {
    if (!isHooked) {
      isHooked = true;
      return Rung.HOOK;
    }
    if (isPostWanted() && retry.isOver(nowNanos)) {
      mayBePending |= !isDryRun;
      isResetPosted |= isDryRun;
      return Rung.RESET;
    }
    return null;
  }

  private boolean isPostWanted() {
    return isResetWanted() && !isResetPosted;
  }

  private boolean isResetWanted() {
    return resetsAtOnce && isFailing && isWithholding;
  }

  private boolean isWithdrawalWanted() {
    return mayBePending && (isDryRun || !isResetWanted());
  }
}
