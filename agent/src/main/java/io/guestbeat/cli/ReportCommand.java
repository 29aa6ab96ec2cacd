package io.guestbeat.cli;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.cli.attach.EffectiveUser;
import io.guestbeat.cli.attach.JvmProcess;
import io.guestbeat.cli.attach.Jvms;
import io.guestbeat.cli.option.ProcessNumber;
import io.guestbeat.cli.option.TimeBounds;
import io.guestbeat.cli.report.DryRunReport;
import io.guestbeat.cli.top.EvidencePlace;
import io.guestbeat.heartbeat.dryrun.NotedRun;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports the results of dry runs. */
@Command(
    name = "report",
    description =
        "Reports which resets heartbeat=on would have caused, from the notes of dry runs.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar report",
      "  java -jar guestbeat.jar report 4711",
      "  java -jar guestbeat.jar report --since 30d --folder /var/lib/acme/guestbeat --json",
      "",
      "Run it as the user of the application, or as root. Processes that ended without",
      "a clean exit, as after kill -9, are listed too.",
      "Exit status: 0, or 1 if the folder has no notes of a dry run."
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..*",
      paramLabel = "PID",
      description = "only these processes, which may have ended; default: all in the folder")
  private List<ProcessNumber> processes = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "how far back, 1m to 365d; default: 7d")
  @TimeBounds(from = "1m", to = "365d")
  private Duration since = Duration.ofDays(7);

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description =
          "the application's option evidence.dir; default: that of the PID's JVM, or this user's "
              + "usual one")
  private Path folder;

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      defaultValue = "io.guestbeat",
      description = "the domain of the JVM's MBeans (its option jmx.domain); default: io.guestbeat")
  private String domain;

  @Option(names = "--json", description = "prints JSON, one line for each folder")
  private boolean isJson;

  @Override
  public Integer call() throws IOException, AttachException {
    Instant now = Instant.now();
    int status = 0;
    for (Map.Entry<Path, List<Long>> each : pidsByFolder().entrySet()) {
      List<NotedRun> all = runs(each.getKey());
      DryRunReport report =
          DryRunReport.of(each.getKey(), all, isOneOf(each.getValue()), now.minus(since), now);
      status = Math.max(status, print(report, each.getKey()));
    }
    spec.commandLine().getOut().flush();
    return status;
  }

  private int print(DryRunReport report, Path from) {
    if (isJson) {
      spec.commandLine().getOut().println(report.json());
    } else {
      report.lines().forEach(spec.commandLine().getOut()::println);
    }
    if (!report.isEmpty()) {
      return 0;
    }
    spec.commandLine()
        .getErr()
        .println(
            "report: no dry run"
                + (processes.isEmpty() ? "" : " of that process")
                + " is noted in "
                + from
                + "; set heartbeat=dry-run in the application first");
    return GuestbeatCli.FAILED;
  }

  /** None stands for all of the folder. */
  private Map<Path, List<Long>> pidsByFolder() throws IOException, AttachException {
    Map<Path, List<Long>> pids = new LinkedHashMap<>();
    if (processes.isEmpty()) {
      pids.put(chosen(), new ArrayList<>());
    }
    for (ProcessNumber process : processes) {
      pids.computeIfAbsent(folderOf(process.pid()), any -> new ArrayList<>()).add(process.pid());
    }
    return pids;
  }

  /** A process that is gone, or stands still, cannot say where its folder is. */
  private Path folderOf(long pid) throws IOException, AttachException {
    Optional<JvmProcess> jvm = Jvms.find(pid);
    boolean answers =
        jvm.isPresent() && jvm.get().exists() && jvm.get().hasGuestbeat() && !jvm.get().isStopped();
    return folder == null && answers ? EvidencePlace.of(pid, domain) : chosen();
  }

  private Path chosen() {
    return folder == null ? EvidenceFolder.usualPath() : folder;
  }

  private static List<NotedRun> runs(Path from) throws IOException {
    return Files.isDirectory(from)
        ? EffectiveUser.ownerOf(from).call(() -> NotedRun.in(from))
        : Collections.emptyList();
  }

  private static Predicate<NotedRun> isOneOf(List<Long> pids) {
    return run ->
        pids.isEmpty()
            || run.setting("pid")
                .filter(pid -> pids.stream().map(String::valueOf).anyMatch(pid::equals))
                .isPresent();
  }
}
