package io.guestbeat.cli.report;

import io.guestbeat.cli.report.Outage.Verdict;
import io.guestbeat.cli.stats.JsonText;
import io.guestbeat.heartbeat.dryrun.DryRunNote;
import io.guestbeat.heartbeat.dryrun.NotedRun;
import io.guestbeat.text.InstantText;
import io.guestbeat.text.OneLine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The results of dry runs by application, as text or as JSON. Immutable. */
public final class DryRunReport {
  private static final int VERSION = 1;

  private final List<ApplicationReport> applications;
  private final Path folder;
  private final Instant since;

  private DryRunReport(List<ApplicationReport> applications, Path folder, Instant since) {
    this.applications = applications;
    this.folder = folder;
    this.since = since;
  }

  /**
   * Makes the report of what was noted in a folder.
   *
   * @param all every run of the folder
   * @param isWanted which of them the report is about
   */
  public static DryRunReport of(
      Path folder, List<NotedRun> all, Predicate<NotedRun> isWanted, Instant since, Instant now) {
    List<NotedRun> wanted =
        all.stream()
            .filter(run -> isWanted.test(run) && !lastNews(run).isBefore(since))
            .collect(Collectors.toList());
    List<ApplicationReport> applications = new ArrayList<>();
    for (String name : ApplicationReport.namesOf(wanted)) {
      List<NotedRun> runs =
          wanted.stream().filter(run -> run.name().equals(name)).collect(Collectors.toList());
      applications.add(ApplicationReport.of(name, runs, all, since, now));
    }
    return new DryRunReport(applications, folder, since);
  }

  /** A run that withholds has an old heartbeat, and a newer note. */
  private static Instant lastNews(NotedRun run) {
    Instant last = run.notes().get(run.notes().size() - 1).to();
    return last.isAfter(run.lastBeat()) ? last : run.lastBeat();
  }

  /** Returns whether there was no dry run. */
  public boolean isEmpty() {
    return applications.isEmpty();
  }

  /** Returns it for people, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (ApplicationReport application : applications) {
      lines.add(headline(application));
      application.outages().forEach(outage -> lines.add("  " + line(outage)));
      lines.add("  longest gap between heartbeats: " + text(application.longestGap()));
      lines.add("  longest pause: " + text(application.longestPause()));
      if (application.isIncomplete()) {
        lines.add(
            "  a dry run had more to note than its file can hold, so the numbers are lower bounds");
      }
    }
    return lines;
  }

  /** Returns the JSON of it, in one line. */
  public String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", VERSION);
    json.put("folder", OneLine.of(folder.toString()));
    json.put("since", InstantText.of(since));
    json.put(
        "applications",
        applications.stream().map(DryRunReport::values).collect(Collectors.toList()));
    return JsonText.of(json);
  }

  private static String headline(ApplicationReport application) {
    long resets = application.resets();
    return application.name()
        + ": "
        + counted(application.runs().size(), "dry run")
        + "; heartbeat=on would have caused "
        + (resets == 0 ? "no reset" : counted(resets, "reset"))
        + (resets == 0
            ? ""
            : ": "
                + application.count(Verdict.RIGHT)
                + " right, "
                + application.count(Verdict.WRONG)
                + " wrong, "
                + application.count(Verdict.UNCLEAR)
                + " unclear");
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String line(Outage outage) {
    String times =
        "process "
            + outage.pid()
            + ", last heartbeat "
            + InstantText.of(outage.lastBeat())
            + ": would have been red at "
            + InstantText.of(outage.red());
    if (!outage.reset().isPresent()) {
      return "no reset: " + times + ", not reset: " + outage.reason();
    }
    boolean isOfAProcess =
        outage.cause() == Outage.Cause.GONE || outage.cause() == Outage.Cause.SILENT;
    return "reset, "
        + name(outage.verdict())
        + " ("
        + outage.why()
        + "): "
        + times
        + ", reset at "
        + InstantText.of(outage.reset().get())
        + (isOfAProcess ? ", unless another process had sent heartbeats: " : ": ")
        + outage.reason()
        + outage.evidence().map(file -> "; evidence " + file).orElse("");
  }

  private static String text(Optional<DryRunNote> note) {
    return note.map(
            it ->
                String.format(
                        Locale.ROOT, "%.1f s from %s on", seconds(it), InstantText.of(it.from()))
                    + (it.text().isEmpty() ? "" : ": " + it.text()))
        .orElse("none was noted");
  }

  private static double seconds(DryRunNote note) {
    return note.duration().toMillis() / 1000.0;
  }

  private static String name(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> values(ApplicationReport application) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", application.name());
    values.put("runs", application.runs().size());
    values.put("resets", application.resets());
    values.put("right", application.count(Verdict.RIGHT));
    values.put("wrong", application.count(Verdict.WRONG));
    values.put("unclear", application.count(Verdict.UNCLEAR));
    values.put("longestGapMillis", millis(application.longestGap()));
    values.put("longestPauseMillis", millis(application.longestPause()));
    values.put("incomplete", application.isIncomplete());
    values.put(
        "outages",
        application.outages().stream().map(DryRunReport::values).collect(Collectors.toList()));
    return values;
  }

  private static Map<String, Object> values(Outage outage) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("pid", outage.pid());
    values.put("cause", name(outage.cause()));
    values.put("lastHeartbeat", InstantText.of(outage.lastBeat()));
    values.put("red", InstantText.of(outage.red()));
    values.put("reset", outage.reset().map(InstantText::of).orElse(null));
    values.put("end", outage.end().map(InstantText::of).orElse(null));
    values.put("verdict", name(outage.verdict()));
    values.put("reason", outage.reason());
    values.put("evidence", outage.evidence().orElse(null));
    return values;
  }

  private static Long millis(Optional<DryRunNote> note) {
    return note.map(it -> it.duration().toMillis()).orElse(null);
  }
}
