package io.guestbeat.cli.report;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.cli.report.Outage.Cause;
import io.guestbeat.heartbeat.dryrun.DryRunNote;
import io.guestbeat.heartbeat.dryrun.DryRunNote.Kind;
import io.guestbeat.heartbeat.dryrun.NotedRun;
import io.guestbeat.text.InstantText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the outages of one dry run in its notes, and in their end. Used by one thread. */
final class RunAssessment {
  private final NotedRun run;
  private final List<NotedRun> all;
  private final String pid;
  private final List<Outage> outages = new ArrayList<>();

  /** The evidence that was written last; null if an outage has it. */
  private String evidence;

  /** Whether the last outage goes on. */
  private boolean isOpen;

  /** When heartbeats began to be withheld; null if they are not. */
  private Instant withheld;

  private String withheldFor = "";

  private RunAssessment(NotedRun run, List<NotedRun> all) {
    this.run = run;
    this.all = all;
    this.pid = run.setting("pid").orElse("?");
  }

  /** Returns its outages, the first first. */
  static List<Outage> of(NotedRun run, List<NotedRun> all, Presence presence, Instant now) {
    RunAssessment assessment = new RunAssessment(run, all);
    run.notes().forEach(assessment::read);
    assessment.judgeEnd(presence, now);
    return assessment.outages;
  }

  private void read(DryRunNote note) {
    switch (note.kind()) {
      case EVIDENCE:
        evidence = note.text();
        attachEvidence();
        break;
      case WITHHELD:
        withheld = note.to();
        withheldFor = note.text();
        break;
      case RED:
      case RESET:
        add(Cause.GATE, note, note.kind() == Kind.RESET);
        break;
      case GAP_RED:
      case GAP_RESET:
        add(Cause.PAUSE, note, note.kind() == Kind.GAP_RESET);
        break;
      case GREEN:
        end(note.to());
        break;
      case STOPPED:
      case WATCHED:
        isOpen = false;
        withheld = null;
        evidence = null;
        break;
      default:
        break;
    }
  }

  private void add(Cause cause, DryRunNote note, boolean isReset) {
    if (isOpen) {
      outages.remove(outages.size() - 1);
    }
    Instant red = isReset ? note.from().plus(Sensitivity.gapToRed()) : note.to();
    outages.add(
        new Outage(
            cause,
            pid,
            note.from(),
            red.isAfter(note.to()) ? note.to() : red,
            isReset ? note.to() : null,
            note.text()));
    isOpen = true;
    if (cause == Cause.GATE) {
      attachEvidence();
    }
  }

  /** The evidence is written about when the gate closes, and kept for the reset that follows. */
  private void attachEvidence() {
    if (isOpen && evidence != null && last().cause() == Cause.GATE) {
      replaceLast(last().withEvidence(evidence));
    }
  }

  private void end(Instant at) {
    if (isOpen) {
      replaceLast(last().endedAt(at));
    }
    isOpen = false;
    withheld = null;
    evidence = null;
  }

  /** Finds the outage that no note names: that of a process which has stopped writing notes. */
  private void judgeEnd(Presence presence, Instant now) {
    boolean hasReset = isOpen && last().reset().isPresent();
    Instant red = run.lastBeat().plus(Sensitivity.gapToRed());
    boolean isRecent = red.isAfter(now);
    boolean isThere = presence == Presence.THERE || (presence == Presence.UNKNOWN && isRecent);
    boolean isWithheld = withheld != null && !run.lastBeat().isAfter(withheld);
    if (run.isStopped() || hasReset || (isThere && (isRecent || isWithheld))) {
      return;
    }
    if (isOpen) {
      outages.remove(outages.size() - 1);
    }
    Outage outage =
        new Outage(
            presence == Presence.GONE ? Cause.GONE : Cause.SILENT,
            pid,
            run.lastBeat(),
            red,
            run.lastBeat().plus(untilReset()),
            (presence == Presence.GONE
                    ? "the process is gone without a clean end"
                    : "no heartbeat was noted any more")
                + (isWithheld ? ", after " + withheldFor : ""));
    outages.add(successor(outage).map(next -> takenOver(outage, next)).orElse(outage));
  }

  private static Outage takenOver(Outage outage, NotedRun next) {
    return outage.takenOverAt(
        next.started(),
        "process "
            + next.setting("pid").orElse("?")
            + " of the same name went on at "
            + InstantText.of(next.started()));
  }

  /** HA has one flag for the machine: a successor that beats in time hides the end. */
  private Optional<NotedRun> successor(Outage outage) {
    return all.stream()
        .filter(
            other ->
                other != run
                    && other.name().equals(run.name())
                    && other.started().isAfter(outage.lastBeat())
                    && other.started().isBefore(outage.reset().orElse(Instant.MIN)))
        .reduce((one, other) -> one.started().isBefore(other.started()) ? one : other);
  }

  private Duration untilReset() {
    return run.setting("reset")
        .filter(text -> text.matches("\\d{1,8}"))
        .map(text -> Duration.ofMillis(Long.parseLong(text)))
        .orElse(Sensitivity.HIGH.gapToReset());
  }

  private Outage last() {
    return outages.get(outages.size() - 1);
  }

  private void replaceLast(Outage outage) {
    outages.set(outages.size() - 1, outage);
  }
}
