package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import example.Patient;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.JmxAccess;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real jar in a dry run: the host counts no call of its application monitoring. */
final class DryRunIT {
  private static final String OPTIONS =
      "heartbeat=dry-run,heartbeat.interval=1s,heartbeat.grace=0s,gate.deadlock.interval=200ms";

  @TempDir Path folder;
  private Simulator simulator;

  @BeforeEach
  void serve() throws IOException {
    simulator = Simulator.builder().build();
    simulator.serve(folder.resolve("host.sock"));
  }

  @AfterEach
  void theHostWasNeverCalled() {
    assertThat(simulator.traffic().requestsAnswered("GuestAppMonitor")).isZero();
    // Or it would not have been there.
    assertThat(simulator.traffic().requestsAnswered("guestlib.info.get")).isPositive();
    simulator.close();
  }

  @Test
  void operatorsReadAndOrderAndTheEndIsClean() throws Exception {
    ObjectName monitor = new ObjectName("io.guestbeat:type=AppMonitor");
    Path said = folder.resolve("said");
    try (Program jvm = start(OPTIONS + ",escalation.command=cp /proc/self/environ " + said)) {
      try (JmxAccess jmx = JmxAccess.to(jvm)) {
        jmx.awaitRegistered(monitor);
        String pid = Long.toString(jvm.pid());
        assertThat(Command.of("stop", pid).line())
            .isEqualTo("0 process " + pid + ": the dry run is stopped");
        assertThat(Command.of("start", pid).line())
            .isEqualTo("0 process " + pid + ": the dry run is started; no heartbeat is sent");
        assertThat(Command.of("start", pid).line())
            .isEqualTo("0 process " + pid + ": the dry run is running already");
        jvm.send("deadlock-locks");
        jvm.awaitError("a dry run; heartbeats would be withheld now");
        jvm.awaitError("heartbeat COMMAND: the command ended with status 0");

        assertThat(jmx.read(monitor, "HeartbeatMode")).isEqualTo("dry-run");
        assertThat(jmx.read(monitor, "HeartbeatPhase")).isEqualTo("DRY_RUN");
        assertThat(jmx.read(monitor, "Withholding")).isEqualTo(false);
        assertThat(jmx.read(monitor, "AppStatus")).isEqualTo("UNKNOWN");
        assertThat(jmx.read(monitor, "Enabled")).isNull();
        assertThat(jmx.read(monitor, "HeartbeatsSent")).isEqualTo(0L);
        assertThat(jmx.read(monitor, "HeartbeatsWithheld")).isEqualTo(0L);
        assertThat(jmx.read(monitor, "ResetsClaimed")).isEqualTo(1);
        assertThat((String) jmx.read(monitor, "LastEvidence")).contains("evidence-");
        assertThat(said).content().contains("GUESTBEAT_MODE=dry-run");
        assertThat(Files.readString(Path.of((String) jmx.read(monitor, "LastEvidence"))))
            .contains("dry run: the machine is not reset");
        assertThat(folder.resolve("evidence/resets")).doesNotExist();
      }
      jvm.send("exit 0");
      jvm.finish();
    }

    assertThat(report().output())
        .hasSize(3)
        .first()
        .isEqualTo("example.Patient: 1 dry run; heartbeat=on would have caused no reset");
  }

  @Test
  void theReportNamesAProcessThatWasKilled() throws Exception {
    long pid;
    try (Program jvm = start(OPTIONS)) {
      pid = jvm.pid();
      jvm.awaitError("heartbeat STARTED");
      awaitNotes("WATCHED");
      assertThat(report(Long.toString(pid)).output().get(0)).endsWith("no reset");
    }

    assertThat(report(Long.toString(pid)).output().get(1))
        .startsWith("  reset, right (the process was dead): process " + pid + ", last heartbeat ")
        .contains("would have been red at ", ", reset at ")
        .endsWith(
            ", unless another process had sent heartbeats: the process is gone without a clean"
                + " end");
    assertThat(report("--json").line()).contains("\"cause\":\"gone\"");
    assertThat(Command.of("report", "--folder", folder.resolve("none").toString()).line())
        .isEqualTo(
            "1 report: no dry run is noted in "
                + folder.resolve("none")
                + "; set heartbeat=dry-run in the application first");
  }

  /** The time that real HA takes, at high sensitivity. */
  @Test
  @Tag("slow")
  @Tag("slowest")
  void theReportNamesADeadlockAPauseAndAKilledProcess() throws Exception {
    try (Program dead = start(OPTIONS);
        Program held = start(OPTIONS);
        Program killed = start(OPTIONS)) {
      dead.send("deadlock-monitors");
      dead.awaitError("heartbeat DRY_RUN");
      held.awaitError("heartbeat STARTED");
      killed.awaitError("heartbeat STARTED");
      awaitNotes("WATCHED", "WATCHED", "WATCHED");
      ProgramBuilder.of("kill", "-KILL", Long.toString(killed.pid())).output();
      StoppedProcess.of(held.pid(), Duration.ofSeconds(70), () -> {});

      assertThat(held.awaitError("heartbeat DRY_RUN"))
          .contains("would have been red at ", ", reset at ", "the JVM stood still");
      awaitNotes("GAP_RESET");
      List<String> lines = report().output();

      assertThat(lines.get(0))
          .isEqualTo(
              "example.Patient: 3 dry runs; heartbeat=on would have caused 3 resets: 2 right, 1"
                  + " wrong, 0 unclear");
      assertThat(lines)
          .anyMatch(
              line ->
                  line.contains("dead to the end of the dry run")
                      && line.contains("process " + dead.pid())
                      && line.contains("order-1")
                      && line.contains("; evidence "))
          .anyMatch(
              line ->
                  line.contains("went on by itself at ") && line.contains("process " + held.pid()))
          .anyMatch(
              line ->
                  line.contains("the process was dead") && line.contains("process " + killed.pid()))
          .anyMatch(line -> line.matches(" {2}longest gap between heartbeats: 7\\d\\.\\d s .*"))
          .anyMatch(line -> line.matches(" {2}longest pause: 7\\d\\.\\d s .*"));
    }
  }

  private Program start(String options) {
    Program jvm =
        ChildJvm.withAgent(
                Command.JAVA_HOME,
                options
                    + ",host=unix:"
                    + folder.resolve("host.sock")
                    + ",evidence.dir="
                    + folder.resolve("evidence"),
                Patient.class)
            .endWithin(Duration.ofMinutes(5));
    jvm.awaitOutput("ready");
    return jvm;
  }

  private Command report(String... words) {
    List<String> all =
        Stream.concat(
                Stream.of("report", "--folder", folder.resolve("evidence").toString()),
                Stream.of(words))
            .toList();
    return Command.of(all.toArray(String[]::new));
  }

  /** Waits until these are in the notes, as often as they are named. */
  private void awaitNotes(String... kinds) {
    Wait.until(
        () -> Stream.of(kinds).distinct().allMatch(kind -> count(kind) >= named(kind, kinds)),
        () -> "not noted: " + List.of(kinds));
  }

  private static long named(String kind, String... kinds) {
    return Stream.of(kinds).filter(kind::equals).count();
  }

  private long count(String kind) {
    try (Stream<Path> files = Files.list(folder.resolve("evidence"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("dry-run-"))
          .flatMap(DryRunIT::lines)
          .filter(line -> line.startsWith(kind + " "))
          .count();
    } catch (IOException notThereYet) {
      return 0;
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
