package io.guestbeat.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.heartbeat.dryrun.NotedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DryRunReportTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00.000Z");

  /** The time of the first note: an hour ago. */
  private static final Instant START = NOW.minus(Duration.ofHours(1));

  @TempDir private Path folder;
  private int files;

  @Test
  void aDeadlockToTheEndIsRightByItsEvidence() throws IOException {
    run(
        "acme.jar",
        60,
        "WATCHED 0 0",
        "EVIDENCE 62 62 /var/tmp/evidence-1.txt",
        "WITHHELD 60 65 deadlock: 2 threads",
        "RED 60 90 deadlock: 2 threads",
        "RESET 60 120 deadlock: 2 threads",
        "STOPPED 3000 3000");

    assertThat(lines())
        .containsExactly(
            "acme.jar: 1 dry run; heartbeat=on would have caused 1 reset: 1 right, 0 wrong, 0"
                + " unclear",
            "  reset, right (dead to the end of the dry run): process 1, last heartbeat"
                + " 2026-11-28T11:01:00.000Z: would have been red at 2026-11-28T11:01:30.000Z, reset"
                + " at 2026-11-28T11:02:00.000Z: deadlock: 2 threads; evidence"
                + " /var/tmp/evidence-1.txt",
            "  longest gap between heartbeats: none was noted",
            "  longest pause: none was noted");
  }

  @Test
  void whatRecoversByItselfWouldHaveBeenResetWrongly() throws IOException {
    run(
        "acme.jar",
        3600,
        "WATCHED 0 0",
        "EVIDENCE 62 62 /e",
        "WITHHELD 60 65 http: 503",
        "RESET 60 120 http: 503",
        "GREEN 60 180",
        "GAP 500 570",
        "GAP_RESET 500 560 no heartbeat",
        "GREEN 500 570",
        "PAUSE 500 570 paused 70000 ms: stopped or debugged 100 %",
        "WITHHELD 1000 1001 http: 503",
        "RED 1000 1030 http: 503",
        "GREEN 1000 1040",
        "STOPPED 3600 3600");

    assertThat(lines())
        .hasSize(6)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).endsWith("2 resets: 0 right, 2 wrong, 0 unclear");
              assertThat(lines.get(1))
                  .startsWith(
                      "  reset, wrong (recovered by itself at 2026-11-28T11:03:00.000Z): process");
              assertThat(lines.get(2))
                  .startsWith("  reset, wrong (went on by itself at 2026-11-28T11:09:30.000Z)");
              assertThat(lines.get(3)).startsWith("  no reset: process 1, last heartbeat");
              assertThat(lines.get(4)).endsWith("70.0 s from 2026-11-28T11:08:20.000Z on");
              assertThat(lines.get(5)).endsWith("stopped or debugged 100 %");
            });
  }

  @Test
  void anUncleanEndIsNamed() throws IOException {
    run("acme.jar", 600, "WATCHED 0 0");

    assertThat(lines().get(1))
        .isEqualTo(
            "  reset, unclear (see what the process does): process 1, last heartbeat"
                + " 2026-11-28T11:10:00.000Z: would have been red at 2026-11-28T11:10:30.000Z, reset"
                + " at 2026-11-28T11:11:00.000Z, unless another process had sent heartbeats: no"
                + " heartbeat was noted any more");
    assertThat(outages(Presence.GONE))
        .singleElement()
        .satisfies(
            outage -> {
              assertThat(outage.verdict()).isEqualTo(Outage.Verdict.RIGHT);
              assertThat(outage.reason()).isEqualTo("the process is gone without a clean end");
            });
    assertThat(outages(Presence.THERE)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"29, GONE, 1", "29, UNKNOWN, 0", "29, THERE, 0", "30, UNKNOWN, 1", "30, THERE, 1"})
  void aRecentHeartbeatIsOneOfALivingProcess(int agoSeconds, Presence presence, int outages)
      throws IOException {
    run("acme.jar", 3600 - agoSeconds, "WATCHED 0 0");

    assertThat(outages(presence)).hasSize(outages);
  }

  @Test
  void whoWithholdsIsNotSilent() throws IOException {
    run("acme.jar", 60, "WATCHED 0 0", "WITHHELD 60 65 dead", "RED 60 90 dead");

    assertThat(outages(Presence.THERE))
        .singleElement()
        .satisfies(outage -> assertThat(outage.verdict()).isEqualTo(Outage.Verdict.NO_RESET));
    assertThat(outages(Presence.GONE))
        .singleElement()
        .satisfies(
            outage -> {
              assertThat(outage.cause()).isEqualTo(Outage.Cause.GONE);
              assertThat(outage.reason()).endsWith("a clean end, after dead");
            });
  }

  @ParameterizedTest
  @CsvSource({"615, acme.jar, 0", "659, acme.jar, 0", "660, acme.jar, 1", "615, other.jar, 1"})
  void aSuccessorInTimePreventsTheReset(int startsAt, String name, int resets) throws IOException {
    run("acme.jar", 600, "WATCHED 0 0");
    run(startsAt, name, 3599, "WATCHED " + startsAt + " " + startsAt);

    DryRunReport report =
        DryRunReport.of(folder, runs(), run -> run.name().equals("acme.jar"), START, NOW);

    assertThat(report.lines().get(0))
        .contains(resets == 0 ? "would have caused no reset" : "would have caused 1 reset");
    assertThat(String.join("\n", report.lines()).contains("of the same name went on at"))
        .isEqualTo(resets == 0);
  }

  @Test
  void aCleanEndIsNothing() throws IOException {
    run("acme.jar", 600, "WATCHED 0 0", "STOPPED 605 605");
    run("b", 600, "WATCHED 0 0", "STOPPED 605 605", "WATCHED 700 700", "STOPPED 800 800");

    assertThat(lines())
        .hasSize(6)
        .contains(
            "acme.jar: 1 dry run; heartbeat=on would have caused no reset",
            "b: 1 dry run; heartbeat=on would have caused no reset");
  }

  @Test
  void onlyWhatIsNewEnoughCounts() throws IOException {
    run("acme.jar", 3000, "WATCHED 0 0", "GAP_RESET 10 70 x", "GREEN 10 90", "STOPPED 3000 3000");

    assertThat(DryRunReport.of(folder, runs(), run -> true, NOW.minusSeconds(3000), NOW).lines())
        .first()
        .asString()
        .endsWith("no reset");
    assertThat(DryRunReport.of(folder, runs(), run -> true, NOW.minusSeconds(60), NOW).isEmpty())
        .isTrue();
  }

  @Test
  void programsReadTheSame() throws IOException {
    run("acme.jar", 60, "WATCHED 0 0", "GAP 0 12", "WITHHELD 60 65 x", "RESET 60 120 \"x\"");

    assertThat(DryRunReport.of(folder, runs(), run -> true, START, NOW).json())
        .isEqualTo(
            "{\"version\":1,\"folder\":\""
                + folder
                + "\",\"since\":\"2026-11-28T11:00:00.000Z\",\"applications\":[{\"name\":"
                + "\"acme.jar\",\"runs\":1,\"resets\":1,\"right\":0,\"wrong\":0,\"unclear\":1,"
                + "\"longestGapMillis\":12000,\"longestPauseMillis\":null,\"incomplete\":false,"
                + "\"outages\":[{\"pid\":\"1\",\"cause\":\"gate\",\"lastHeartbeat\":"
                + "\"2026-11-28T11:01:00.000Z\",\"red\":\"2026-11-28T11:01:30.000Z\",\"reset\":"
                + "\"2026-11-28T11:02:00.000Z\",\"end\":null,\"verdict\":\"unclear\",\"reason\":"
                + "\"\\\"x\\\"\",\"evidence\":null}]}]}");
  }

  private void run(String name, int lastBeat, String... notes) throws IOException {
    run(0, name, lastBeat, notes);
  }

  /** Writes a file of notes, whose times are in seconds from the start. */
  private void run(int startsAt, String name, int lastBeat, String... notes) throws IOException {
    files++;
    StringBuilder text = new StringBuilder();
    text.append(String.format("BEAT %013d%n", millis(lastBeat)));
    text.append(note("START " + startsAt + " " + startsAt + " pid=" + files + " name=" + name));
    for (String each : notes) {
      text.append(note(each));
    }
    Files.writeString(
        folder.resolve("dry-run-20261128T110000.000Z-" + files + ".txt"), text.toString());
  }

  private static String note(String note) {
    String[] words = note.split(" ", 4);
    return words[0]
        + " "
        + millis(Integer.parseInt(words[1]))
        + " "
        + millis(Integer.parseInt(words[2]))
        + (words.length > 3 ? " " + words[3] : "")
        + "\n";
  }

  private static long millis(int seconds) {
    return START.plusSeconds(seconds).toEpochMilli();
  }

  private List<String> lines() throws IOException {
    return DryRunReport.of(folder, runs(), run -> true, START, NOW).lines();
  }

  private List<Outage> outages(Presence presence) throws IOException {
    List<NotedRun> runs = runs();
    return RunAssessment.of(runs.get(0), runs, presence, NOW);
  }

  private List<NotedRun> runs() throws IOException {
    return NotedRun.in(folder);
  }
}
