package io.guestbeat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import example.Patient;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.MadeUser;
import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.agent.rig.WatchedJvm;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heartbeats held, stopped and started from outside, with and without JMX. */
final class BrakeIT {
  /** Ends the process of every thread by which root acts as this user. */
  private static final String END_WHO_ATTACHES =
      """
      echo looking
      while :; do
        for comm in $(grep -lsx guestbeat-user /proc/[0-9]*/task/[0-9]*/comm); do
          thread=${comm%/comm}
          kill -9 ${thread##*/} 2>/dev/null
        done
      done
      """;

  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir Path folder;
  private Path alive;
  private WatchedJvm jvm;

  @BeforeEach
  void start() throws IOException {
    alive = Files.createFile(folder.resolve("alive"));
    jvm = WatchedJvm.byARealCluster(folder);
    jvm.start(
        JAVA_HOME,
        "heartbeat=on,heartbeat.interval=1s,heartbeat.grace=0s,gates=file,gate.file.interval=200ms"
            + ",gate.file.path="
            + alive);
  }

  @AfterEach
  void stop() {
    jvm.close();
  }

  @Test
  @NeedsPrograms("id -u | grep -x 0")
  void rootHoldsTheGatesByAFile() throws Exception {
    Path file = jvm.suspendFile();
    Files.createDirectory(file.getParent());
    Files.writeString(file, "the gate is wrong\n");
    String held = jvm.child().awaitError("heartbeat SUSPENDED");
    Files.delete(alive);
    jvm.child().awaitError("heartbeat GATE_CLOSED");
    jvm.awaitHeartbeats(3);
    assertThat(jvm.child().errors()).noneMatch(line -> line.contains("WITHHELD"));

    Files.delete(file);
    jvm.child().awaitError("heartbeat RESUMED: the file " + file + " is gone");
    jvm.child().awaitError("heartbeat WITHHELD");

    assertThat(held).endsWith("by the file " + file + ": the gate is wrong");
  }

  @Test
  void anOperatorHoldsStopsAndStartsThemByCommands() throws Exception {
    String pid = Long.toString(jvm.child().pid());

    assertThat(Command.of("suspend", pid, "--for", "10m", "--reason", "release 4.2").line())
        .isEqualTo("0 process " + pid + ": gates suspended for 10m");
    Files.delete(alive);
    jvm.child().awaitError("heartbeat GATE_CLOSED");
    jvm.awaitHeartbeats(3);
    assertThat(Command.of("resume", pid).line()).startsWith("0 process " + pid + ": ");
    jvm.child().awaitError("heartbeat WITHHELD");
    assertThat(Command.of("stop", pid).line())
        .isEqualTo("0 process " + pid + ": heartbeats stopped, monitoring disabled");
    jvm.child().awaitError("heartbeat STOPPED");
    Files.createFile(alive);
    assertThat(Command.of("start", pid).line()).startsWith("0 process " + pid + ": ");
    jvm.awaitHeartbeats(2);

    assertThat(jvm.ha().resets()).isZero();
  }

  @Test
  void startAndStopTellWhatTheHostMadeOfThem() throws Exception {
    String pid = Long.toString(jvm.child().pid());
    assertThat(Command.of("start", pid).line())
        .isEqualTo("0 process " + pid + ": heartbeats are sent already");
    assertThat(Command.of("stop", pid).exitCode()).isZero();

    jvm.simulator().faults().hostGone();
    Command startedInVain = Command.of("start", pid);
    Command stoppedInVain = Command.of("stop", pid);
    jvm.simulator().faults().clear();
    jvm.awaitHeartbeats(1);

    assertThat(startedInVain.line())
        .startsWith(
            "1 start: process "
                + pid
                + ": heartbeats started, but the host does not accept them; trying again: ");
    assertThat(stoppedInVain.line())
        .startsWith("1 stop: process " + pid + " refuses stopHeartbeat: ");
    assertThat(Command.of("suspend", pid, "--reason", "a test").exitCode()).isZero();
    Files.delete(alive);
    jvm.child().awaitError("heartbeat GATE_CLOSED");
    assertThat(Command.of("stop", pid).line())
        .isEqualTo("0 process " + pid + ": heartbeats stopped, monitoring disabled");
    assertThat(Command.of("resume", pid).exitCode()).isZero();
    assertThat(Command.of("start", pid).line())
        .startsWith(
            "1 start: process "
                + pid
                + ": heartbeats started, but are withheld because a gate is closed");
  }

  @Test
  void aHostThatWasNeverReachedHasDisabledNothing() throws Exception {
    try (Program other =
        ChildJvm.withAgent(
            JAVA_HOME, "heartbeat=on,host=unix:" + folder.resolve("none"), Patient.class)) {
      other.awaitOutput("ready");
      other.awaitError("heartbeat FAILED");

      assertThat(Command.of("stop", Long.toString(other.pid())).line())
          .startsWith(
              "1 stop: process "
                  + other.pid()
                  + ": heartbeats stopped, but the host was not reached, so monitoring is as it was: ")
          .contains("No such file");
    }
  }

  @Test
  @NeedsPrograms("id -u | grep -x 0")
  void resumeNamesTheFileThatStillHoldsTheGates() throws Exception {
    String pid = Long.toString(jvm.child().pid());
    Path file = jvm.suspendFile();
    Files.createDirectory(file.getParent());
    Files.writeString(file, "the gate is wrong\n");
    jvm.child().awaitError("heartbeat SUSPENDED");

    assertThat(Command.of("resume", pid).line())
        .isEqualTo(
            "1 resume: process "
                + pid
                + ": the gates stay suspended by the file "
                + file
                + ": the gate is wrong; as root, delete that file: the suspension "
                + "then ends within 10 s");
  }

  @Test
  void theFileIsNamedWhereItHelps() throws Exception {
    try (Program readOnly = jvm.run(JAVA_HOME, "heartbeat=presence,jmx.control=read")) {
      readOnly.awaitOutput("ready");
      readOnly.awaitError("heartbeat STARTED");
      String pid = Long.toString(readOnly.pid());

      Command suspend = Command.of("suspend", pid, "--reason", "a test");
      Command resume = Command.of("resume", pid);
      Command suspendNobody = Command.of("suspend", "2147483646", "--reason", "a test");

      assertThat(suspend.errors()).hasSize(2).last().asString().contains("/run/guestbeat/suspend");
      assertThat(resume.line()).startsWith("1 resume: process " + pid + " refuses resume: ");
      assertThat(suspendNobody.line()).isEqualTo("1 suspend: there is no process 2147483646");
    }
  }

  /** Whoever acts for another user has that user's rights, so the user can end who does. */
  @Test
  @Tag("slow")
  @NeedsPrograms(MadeUser.NEEDED)
  void aUserWhoEndsWhoeverAttachesHoldsUpNobodyElse() throws Exception {
    Path jar = folder.resolve("guestbeat.jar");
    Files.copy(ChildJvm.agentJar(), jar);
    Files.copy(
        Path.of(System.getProperty("guestbeat.test.classes"), "example/Patient.class"),
        Files.createDirectory(folder.resolve("example")).resolve("Patient.class"));
    Files.setAttribute(folder, "unix:mode", 0755);
    try (MadeUser user = MadeUser.named("ender");
        Program theirs =
            ChildJvm.runBehind(
                MadeUser.command(user.id(), List.of()),
                JAVA_HOME,
                List.of(
                    "-javaagent:"
                        + jar
                        + "=host=simulator,heartbeat=dry-run,evidence.dir="
                        + evidenceFolderOf(user),
                    "-cp",
                    folder.toString(),
                    "example.Patient"));
        Program ending =
            ProgramBuilder.of(MadeUser.command(user.id(), List.of("sh", "-c", END_WHO_ATTACHES)))
                .start()) {
      theirs.awaitOutput("ready");
      ending.awaitOutput("looking");

      Command suspend = Command.of("suspend", "all", "--reason", "a test", "--for", "1s");

      assertThat(suspend.output())
          .contains("process " + jvm.child().pid() + ": gates suspended for 1s");
      assertThat(suspend.errors())
          .anyMatch(line -> line.startsWith("suspend: process " + theirs.pid() + ": "));
      assertThat(suspend.exitCode()).isEqualTo(1);
    }
  }

  /** Makes one for this user; without it, one would stay in /var/tmp. */
  private Path evidenceFolderOf(MadeUser user) throws IOException {
    Path evidence = Files.createDirectory(folder.resolve("evidence-of-another"));
    Files.setAttribute(evidence, "unix:uid", user.id());
    Files.setAttribute(evidence, "unix:mode", 0700);
    return evidence;
  }

  /** Reaches every JVM of the machine, other tests' too: so it runs alone. */
  @Test
  @Tag("slow")
  void allAreReachedThoughOneFails() throws Exception {
    try (Program other = jvm.run(JAVA_HOME, "heartbeat=presence,jmx.control=read")) {
      other.awaitOutput("ready");

      Command suspend = Command.of("suspend", "all", "--reason", "a test");

      assertThat(suspend.exitCode()).isEqualTo(1);
      assertThat(suspend.output())
          .contains("process " + jvm.child().pid() + ": gates suspended for 10m");
      assertThat(suspend.errors())
          .anyMatch(line -> line.startsWith("suspend: process " + other.pid() + " refuses suspend"))
          .last()
          .asString()
          .contains("/run/guestbeat/suspend");
    }
  }

  @Test
  void whatCannotBeDoneIsSaid() throws Exception {
    String pid = Long.toString(ProcessHandle.current().pid());

    Command withoutGuestbeat = Command.of("stop", pid);
    Command withoutReason = Command.of("suspend", pid);
    Command noNumber = Command.of("resume", "al");

    assertThat(withoutGuestbeat.exitCode()).isEqualTo(1);
    assertThat(withoutGuestbeat.errors())
        .singleElement()
        .asString()
        .isEqualTo(
            "stop: process "
                + pid
                + " has no Guestbeat; this starts it there: guestbeat attach "
                + pid);
    assertThat(withoutReason.exitCode()).isEqualTo(2);
    assertThat(withoutReason.errors()).anyMatch(line -> line.contains("--reason"));
    assertThat(noNumber.exitCode()).isEqualTo(2);
    assertThat(noNumber.errors()).anyMatch(line -> line.contains("\"al\""));
  }
}
