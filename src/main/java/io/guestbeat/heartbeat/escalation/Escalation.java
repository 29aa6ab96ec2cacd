package io.guestbeat.heartbeat.escalation;

import io.guestbeat.appmonitor.AppState;
import io.guestbeat.concurrent.WakeableTask;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.escalation.evidence.Evidence;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFile;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceSection;
import io.guestbeat.text.OneLine;
import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Carries out the steps of the escalation when the gates fail: writes the evidence, runs the
 * operator's command, and once heartbeats are withheld asks the host for an immediate reset, if
 * that is configured. When the application recovers, what was not done is left undone and a reset
 * that is pending is withdrawn.
 *
 * <p>Safe between threads. The engine's calls neither block nor throw; all is done on one thread of
 * its own, which sleeps while nothing happens.
 */
public final class Escalation implements AutoCloseable {
  private final Ladder ladder;
  private final EvidenceFolder folder;
  private final Evidence evidence;
  private final CommandHook hook;
  private final Consumer<AppState> poster;
  private final BiConsumer<DecisionKind, String> reporter;

  /** The name of the mode in which the machine is not reset. */
  private final String sparingMode;

  private final LongSupplier nanoClock;
  private final WakeableTask task;
  private volatile boolean isClosed;

  /** Used by the task only, as what follows. */
  private boolean isFolderPrepared;

  /** Which refusals were reported, whatever the words in them, until the host takes something. */
  private final Set<Step.Rung> refusalsTold = EnumSet.noneOf(Step.Rung.class);

  Escalation(EscalationBuilder builder) {
    ladder = new Ladder(builder.poster != null);
    folder = builder.folder;
    evidence = builder.evidence;
    hook = builder.hook;
    poster = builder.poster;
    reporter = builder.reporter;
    sparingMode = builder.sparingMode;
    nanoClock = builder.nanoClock;
    task = WakeableTask.start("guestbeat-escalation", this::climb, this::failed);
    if (folder != null) {
      task.wake();
    }
  }

  /**
   * An escalation that does nothing yet but report.
   *
   * @param reporter takes what there is to say, on the escalation's thread; it must not wait for
   *     the application
   */
  public static EscalationBuilder builder(BiConsumer<DecisionKind, String> reporter) {
    return new EscalationBuilder(reporter);
  }

  /**
   * The chain fails.
   *
   * @param dryRun whether the machine is not to be reset for it; all else is done all the same
   */
  public void failing(String reason, boolean dryRun) {
    ladder.failing(String.valueOf(reason), dryRun);
    task.wake();
  }

  /** The heartbeat is withheld for the failure that was told last. */
  public void withholding() {
    ladder.withholding();
    task.wake();
  }

  /** The heartbeat is withheld no longer, as nobody listens; the failure goes on. */
  public void notMonitored() {
    ladder.notMonitored();
    task.wake();
  }

  /** The failure is over. */
  public void recovered() {
    ladder.recovered();
    task.wake();
  }

  /** Returns whether the host was asked for a reset that was not withdrawn. */
  public boolean isResetPending() {
    return ladder.isResetPending();
  }

  /** Returns the file of the last evidence of this process. */
  public Optional<Path> lastEvidence() {
    return ladder.lastEvidence();
  }

  /** Does nothing more, and ends the operator's command; a reset that is pending stays so. */
  @Override
  public void close() {
    isClosed = true;
    task.close();
  }

  private Duration climb() {
    prepareFolder();
    Optional<Step> step = next();
    while (step.isPresent()) {
      take(step.get());
      step = next();
    }
    return ladder.untilNext(nanoClock.getAsLong());
  }

  /** Makes the folder at the first turn, so that nobody else does; what fails fails again. */
  private void prepareFolder() {
    if (folder == null || isFolderPrepared) {
      return;
    }
    isFolderPrepared = true;
    try {
      folder.prepare();
    } catch (IOException | RuntimeException e) {
      // The budget reports it at the start, and the evidence once there is some.
    }
  }

  private Optional<Step> next() {
    return isClosed ? Optional.empty() : ladder.next(nanoClock.getAsLong());
  }

  private void take(Step step) {
    switch (step.rung()) {
      case EVIDENCE:
        writeEvidence(step);
        break;
      case HOOK:
        runHook(step);
        break;
      case RESET:
        post(step);
        break;
      case WITHDRAW:
        withdraw(step);
        break;
    }
  }

  private void writeEvidence(Step step) {
    if (folder == null) {
      return;
    }
    String mode =
        step.isDryRun() ? "\n" + sparingMode.replace('-', ' ') + ": the machine is not reset" : "";
    EvidenceSection reason =
        EvidenceSection.of("Failure", () -> OneLine.ofMessage(step.reason()) + mode);
    try {
      EvidenceFile file = folder.write(evidence.startingWith(reason));
      ladder.evidenceWritten(step, file.path());
      reporter.accept(DecisionKind.EVIDENCE, file.path().toString());
      file.shortfall()
          .ifPresent(
              why ->
                  reporter.accept(DecisionKind.TROUBLE, file.path() + " is not complete: " + why));
    } catch (IOException | RuntimeException e) {
      reporter.accept(DecisionKind.TROUBLE, "evidence is not written: " + ReasonText.of(e));
    }
  }

  private void runHook(Step step) {
    if (hook == null) {
      return;
    }
    reporter.accept(
        DecisionKind.COMMAND,
        "the command "
            + hook.run(step.reason(), step.isDryRun() ? sparingMode : "on", step.evidence()));
  }

  private void post(Step step) {
    if (step.isDryRun()) {
      reporter.accept(
          DecisionKind.RESET,
          sparingMode.replace('-', ' ') + ": a reset would be asked for: " + step.reason());
      return;
    }
    try {
      poster.accept(AppState.NEED_RESET);
    } catch (RuntimeException e) {
      refused(step, e);
      return;
    }
    ladder.posted(step);
    refusalsTold.clear();
    reporter.accept(DecisionKind.RESET, "a reset is asked for: " + step.reason());
  }

  private void withdraw(Step step) {
    try {
      poster.accept(AppState.OK);
    } catch (RuntimeException e) {
      refused(step, e);
      return;
    }
    ladder.withdrawn();
    refusalsTold.clear();
    reporter.accept(DecisionKind.RESET, "the request for a reset is withdrawn");
  }

  private void refused(Step step, RuntimeException why) {
    ladder.refused(step, nanoClock.getAsLong());
    if (refusalsTold.add(step.rung())) {
      reporter.accept(
          DecisionKind.RESET, "the host did not accept it; asking again: " + why.getMessage());
    }
  }

  private void failed(Throwable why) {
    reporter.accept(DecisionKind.TROUBLE, String.valueOf(why));
  }
}
