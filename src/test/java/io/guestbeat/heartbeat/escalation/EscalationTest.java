package io.guestbeat.heartbeat.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.escalation.evidence.Evidence;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceSection;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscalationTest {
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final List<AppState> posts = new CopyOnWriteArrayList<>();
  private final TurnableClock clock = new TurnableClock();
  @TempDir private Path folder;
  private volatile boolean hostIsAway;
  private Escalation escalation;

  @AfterEach
  void close() {
    escalation.close();
  }

  @Test
  void writesEvidenceRunsTheCommandThenResetsAndWithdraws() throws IOException {
    escalation = builder().hook(hook("cat")).immediateReset(this::post).build();

    escalation.failing("deadlock: two threads", false);
    escalation.withholding();
    awaitReports(3);

    Path file = escalation.lastEvidence().orElseThrow();
    assertThat(reports)
        .containsExactly(
            "EVIDENCE " + file,
            "COMMAND the command ended with status 0",
            "RESET a reset is asked for: deadlock: two threads");
    assertThat(posts).containsExactly(AppState.NEED_RESET);
    assertThat(escalation.isResetPending()).isTrue();
    assertThat(Files.readString(file)).startsWith("========== Failure ==========\ndeadlock: two");

    escalation.recovered();
    awaitReports(4);
    assertThat(reports.get(3)).startsWith("RESET the request for a reset is withdrawn");
    assertThat(posts).containsExactly(AppState.NEED_RESET, AppState.OK);
    assertThat(escalation.isResetPending()).isFalse();
  }

  @Test
  void writesTheUsualEvidence() throws IOException {
    Evidence usual =
        Evidence.of(
            List.of(EvidenceSection.of("Verdicts", () -> "dead")),
            List.of(EvidenceSection.of("Statistics", () -> "stolen")));
    escalation =
        Escalation.builder(this::report).evidence(new EvidenceFolder(folder), usual).build();

    escalation.failing("deadlock", true);
    awaitReports(1);

    assertThat(Files.readString(escalation.lastEvidence().orElseThrow()))
        .containsSubsequence(
            "Failure =",
            "dry run",
            "Verdicts =",
            "Deadlock =",
            "Memory =",
            "Statistics =",
            "Java =",
            "Threads =",
            "\"guestbeat-escalation\"");
  }

  @Test
  void resetsNothingInADryRun() {
    escalation = builder().immediateReset(this::post).build();

    escalation.failing("deadlock", true);
    escalation.withholding();
    awaitReports(2);

    assertThat(reports.get(1)).isEqualTo("RESET dry run: a reset would be asked for: deadlock");
    assertThat(posts).isEmpty();
    assertThat(escalation.isResetPending()).isFalse();
  }

  @Test
  void resetsNothingIfTheApplicationRecoversWhileTheCommandRuns() throws Exception {
    CountDownLatch inEvidence = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    EvidenceSection slow =
        EvidenceSection.of(
            "Slow",
            () -> {
              inEvidence.countDown();
              return awaited(goOn);
            });
    escalation =
        Escalation.builder(this::report)
            .evidence(new EvidenceFolder(folder), Evidence.of(slow))
            .immediateReset(this::post)
            .build();

    escalation.failing("deadlock", false);
    escalation.withholding();
    inEvidence.await();
    escalation.recovered();
    goOn.countDown();
    awaitReports(1);

    assertThat(posts).isEmpty();
    assertThat(reports.get(0)).startsWith("EVIDENCE ");
  }

  @Test
  void asksAHostThatIsAwayAgainAndReportsItOnce() {
    hostIsAway = true;
    escalation = Escalation.builder(this::report).immediateReset(this::post).build();

    escalation.failing("deadlock", false);
    escalation.withholding();
    Wait.untilSucceeds(() -> assertThat(posts).hasSizeGreaterThan(1));
    assertThat(escalation.isResetPending()).isTrue();
    hostIsAway = false;
    awaitReports(2);

    assertThat(reports)
        .containsExactly(
            "RESET the host did not accept it; asking again: PostAppState: away",
            "RESET a reset is asked for: deadlock");
  }

  @Test
  void goesOnWhenThereIsNoPlaceForEvidence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    escalation =
        Escalation.builder(this::report)
            .evidence(new EvidenceFolder(file), Evidence.of())
            .hook(hook("true"))
            .build();

    escalation.failing("deadlock", false);
    awaitReports(2);

    assertThat(reports.get(0)).startsWith("TROUBLE evidence is not written: ");
    assertThat(reports.get(1)).startsWith("COMMAND");
    assertThat(escalation.lastEvidence()).isEmpty();
  }

  @Test
  void staysAliveWhateverASupplierOrTheReporterThrows() throws IOException {
    escalation =
        Escalation.builder(
                (event, line) -> {
                  report(event, line);
                  throw new AssertionError("no log");
                })
            .hook(hook("true"))
            .nanoClock(clock)
            .build();

    escalation.failing("deadlock", false);

    Wait.untilSucceeds(() -> assertThat(reports).anyMatch(report -> report.startsWith("TROUBLE")));
    escalation.withholding();
    Wait.untilSucceeds(() -> assertThat(reports).anyMatch(report -> report.startsWith("COMMAND")));
  }

  @Test
  void writesOneFileForAFailureThatFlaps() throws IOException {
    escalation = builder().nanoClock(clock).immediateReset(this::post).build();

    for (int i = 0; i < 1000; i++) {
      escalation.failing("flap", false);
      escalation.withholding();
      escalation.recovered();
    }
    escalation.failing("last", false);
    Wait.untilSucceeds(() -> assertThat(files()).isEqualTo(1));
    clock.turn(Duration.ofMinutes(1));
    escalation.withholding();
    Wait.untilSucceeds(() -> assertThat(escalation.isResetPending()).isTrue());
    assertThat(files()).isLessThanOrEqualTo(2);
  }

  @Test
  void endsItsThreadAndTheCommandWhenClosed() throws IOException {
    Path started = folder.resolve("started");
    escalation = builder().hook(hook("sh -c \"echo > " + started + "; sleep 1000\"")).build();
    escalation.failing("deadlock", false);
    escalation.withholding();
    Wait.untilSucceeds(() -> assertThat(started).exists());

    escalation.close();

    Wait.untilSucceeds(
        () ->
            assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("guestbeat-escalation"));
    assertThat(posts).isEmpty();
    escalation.failing("too late", false);
  }

  private EscalationBuilder builder() {
    return Escalation.builder(this::report)
        .evidence(
            new EvidenceFolder(folder), Evidence.of(EvidenceSection.of("Gates", () -> "dead")));
  }

  private static CommandHook hook(String line) {
    return new CommandHook(line, Duration.ofSeconds(20));
  }

  private void report(DecisionKind event, String line) {
    reports.add(event + " " + line);
  }

  private void post(AppState state) {
    posts.add(state);
    if (hostIsAway) {
      throw new AppMonitorException(AppMonitorError.NOT_RUNNING_IN_VM, "PostAppState: away");
    }
  }

  private void awaitReports(int count) {
    Wait.untilSucceeds(() -> assertThat(reports).hasSize(count));
  }

  private long files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String awaited(CountDownLatch latch) {
    try {
      latch.await();
      return "at last";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
