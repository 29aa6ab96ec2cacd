package io.guestbeat.cli.report;

import io.guestbeat.cli.report.Outage.Verdict;
import io.guestbeat.heartbeat.dryrun.DryRunNote;
import io.guestbeat.heartbeat.dryrun.DryRunNote.Kind;
import io.guestbeat.heartbeat.dryrun.NotedRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The results of one application's dry runs. Immutable. */
final class ApplicationReport {
  private final String name;
  private final List<NotedRun> runs;
  private final List<Outage> outages;
  private final Instant since;

  private ApplicationReport(String name, List<NotedRun> runs, List<Outage> outages, Instant since) {
    this.name = name;
    this.runs = runs;
    this.outages = outages;
    this.since = since;
  }

  /**
   * Makes the report of some runs of the same name.
   *
   * @param all every run of the folder
   */
  static ApplicationReport of(
      String name, List<NotedRun> runs, List<NotedRun> all, Instant since, Instant now) {
    List<Outage> outages = new ArrayList<>();
    for (NotedRun run : runs) {
      outages.addAll(RunAssessment.of(run, all, Presence.of(run, all), now));
    }
    outages.removeIf(outage -> outage.reset().orElse(outage.red()).isBefore(since));
    outages.sort(Comparator.comparing(Outage::lastBeat));
    return new ApplicationReport(name, runs, outages, since);
  }

  String name() {
    return name;
  }

  List<NotedRun> runs() {
    return runs;
  }

  /** Returns all, the first first. */
  List<Outage> outages() {
    return outages;
  }

  /** Returns how many resets there would have been. */
  long resets() {
    return outages.size() - count(Verdict.NO_RESET);
  }

  long count(Verdict verdict) {
    return outages.stream().filter(outage -> outage.verdict() == verdict).count();
  }

  /** Returns the longest gap between two heartbeats that nothing withheld. */
  Optional<DryRunNote> longestGap() {
    return longest(Kind.GAP);
  }

  /** Returns the longest pause of the JVM. */
  Optional<DryRunNote> longestPause() {
    return longest(Kind.PAUSE);
  }

  /** Returns whether one of the runs had more to note than there was room for. */
  boolean isIncomplete() {
    return runs.stream()
        .anyMatch(run -> run.notes().stream().anyMatch(it -> it.kind() == Kind.FULL));
  }

  private Optional<DryRunNote> longest(Kind kind) {
    return runs.stream()
        .flatMap(run -> run.notes().stream())
        .filter(note -> note.kind() == kind && !note.to().isBefore(since))
        .max(Comparator.comparing(DryRunNote::duration));
  }

  /** Returns the same names once, in their order. */
  static List<String> namesOf(List<NotedRun> runs) {
    return runs.stream().map(NotedRun::name).distinct().sorted().collect(Collectors.toList());
  }
}
