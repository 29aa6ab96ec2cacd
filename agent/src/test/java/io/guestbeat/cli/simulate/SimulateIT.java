package io.guestbeat.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import example.Patient;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.Toolbox;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command simulate of the real jar, with real guests. */
@Tag("thorough")
final class SimulateIT {
  private static final String JDKS = "io.guestbeat.support.Jdks#all";
  private static final Path EXAMPLES =
      Path.of(System.getProperty("guestbeat.root"), "examples/simulator");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource(JDKS)
  void saysWhatARealAgentDoesAndWhatHaDecides(Path javaHome) throws Exception {
    Path reset = folder.resolve("reset");
    Path hurried =
        Files.writeString(
            folder.resolve("hurried.properties"),
            "ha.deadline=3s\nha.failure-interval=1s\nha.minimum-uptime=0s\n");
    try (Program host =
        simulate(javaHome, "--profile", hurried.toString(), "--on-reset", "touch " + reset)) {
      try (Program guest = guest(javaHome)) {
        assertThat(host.awaitOutput(" connected")).contains("(pid " + guest.pid() + ")");
        host.awaitOutput(": Enable");
        host.awaitOutput("HA: green");
        host.awaitOutput(": MarkActive, the first");

        host.send("vmotion");
        assertThat(host.awaitOutput("command: ")).endsWith("command: vmotion");
        host.awaitOutput("a new session, 0x");
        host.awaitOutput(": Enable");
        host.awaitOutput(": MarkActive, the first");
      }
      host.awaitOutput(" left");
      host.awaitOutput("silence: no MarkActive for 2.");
      host.awaitOutput("HA: red: no heartbeat for 3s");
      host.awaitOutput("HA: RESET: the VM is powered off and on");
      host.awaitOutput("on-reset: the command ended with status 0");
      assertThat(reset).exists();

      host.terminate();

      host.awaitOutput("ended");
      host.finish();
      assertThat(socket()).doesNotExist();
      assertThat(host.errors()).isEmpty();
    }
  }

  @Test
  void aCleanExitIsSeenAsADisable() throws Exception {
    try (Program host = simulate(Command.JAVA_HOME);
        Program guest = guest(Command.JAVA_HOME)) {
      host.awaitOutput(": MarkActive, the first");

      host.send("clients");
      host.awaitOutput("client pid " + guest.pid() + ": Enable 1, MarkActive ");
      guest.send("exit 0");
      assertThat(guest.finish()).isZero();

      host.awaitOutput(": Disable");
      host.awaitOutput("HA: gray");
      host.send("quit");
      assertThat(host.finish()).isZero();
    }
  }

  @Test
  void vmwaresOwnProgramReadsWhatItSimulates() throws Exception {
    Toolbox toolbox = Toolbox.guestOf(socket(), folder);
    try (Program host = simulate(Command.JAVA_HOME, "--profile", "starved")) {
      host.awaitOutput("ready");
      host.send("freeze");
      host.awaitOutput("command: freeze");
      try (Host ours = Hosts.open("unix:" + socket());
          GuestHandle handle = ours.guestLibrary().openHandle()) {
        var read = handle.update();

        assertThat(toolbox.stat("balloon"))
            .containsExactly(read.require(Statistic.MEM_BALLOONED_MB) + " MB", "exit 0");
        assertThat(toolbox.stat("swap"))
            .containsExactly(read.require(Statistic.MEM_SWAPPED_MB) + " MB", "exit 0");
        assertThat(toolbox.stat("memlimit")).containsExactly("7168 MB", "exit 0");
        assertThat(toolbox.stat("cpulimit")).containsExactly("6000 MHz", "exit 0");
        assertThat(toolbox.stat("sessionid")).containsExactly(read.session().toString(), "exit 0");
      }
      host.send("quit");
      assertThat(host.finish()).isZero();
      assertThat(host.output()).filteredOn(line -> line.endsWith(" connected")).hasSize(6);
    }
  }

  @Test
  void replacesTheSocketOfAKilledSimulatorAndRefusesThatOfALiveOne() throws Exception {
    try (Program killed = simulate(Command.JAVA_HOME)) {
      killed.awaitOutput("ready");
      ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
      killed.finish();
    }
    assertThat(socket()).exists();

    try (Program host = simulate(Command.JAVA_HOME)) {
      host.awaitOutput("a socket that nobody listened on was replaced");
      host.awaitOutput("ready");
      assertThat(Command.of("simulate", "--listen", socket().toString()).line())
          .isEqualTo("1 simulate: " + socket() + ": somebody listens there already");
      host.send("quit");
      assertThat(host.finish()).isZero();
    }
    assertThat(socket()).doesNotExist();
  }

  @Test
  void leavesAFileThatIsNoSocketAlone() throws Exception {
    Files.writeString(socket(), "dear to somebody");

    assertThat(Command.of("simulate", "--listen", socket().toString()).line())
        .isEqualTo("1 simulate: " + socket() + " is there already, and is not a socket");
    assertThat(socket()).hasContent("dear to somebody");
  }

  @Test
  void goesOnWithoutInputAndEndsByItself() throws Exception {
    Command run =
        Command.of(
            "simulate", "--listen", socket().toString(), "--profile", "old-host", "--for", "1s");

    assertThat(run.exitCode()).isZero();
    assertThat(run.errors()).isEmpty();
    assertThat(run.output()).hasSize(2);
    assertThat(run.output().get(0))
        .endsWith("ready: guests reach this host with host=unix:" + socket());
    assertThat(run.output().get(1)).matches(" +1\\.\\d{3}  ended");
    assertThat(socket()).doesNotExist();
  }

  @Test
  void followsTheExampleOfAScript() throws Exception {
    Command run =
        Command.of(
            "simulate",
            "--listen",
            socket().toString(),
            "--script",
            EXAMPLES.resolve("short-day.txt").toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.output())
        .anyMatch(line -> line.endsWith("script: vmotion old-host"))
        .anyMatch(line -> line.endsWith("the host is back"));
    assertThat(run.output()).last().asString().endsWith("ended");
  }

  @Test
  void namesAllThatIsWrongBeforeAnythingStarts() throws Exception {
    Path profile = Files.writeString(folder.resolve("vm.properties"), "vcpus=none\n");
    Path script = Files.writeString(folder.resolve("day.txt"), "at 1s vmotion\nat 2s bang\n");

    Command run =
        Command.of(
            "simulate",
            "--listen",
            socket().toString(),
            "--profile",
            profile.toString(),
            "--script",
            script.toString(),
            "--for",
            "soon",
            "--on-reset",
            "touch \"x");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors()).hasSize(5);
    assertThat(run.errors().get(0))
        .isEqualTo(profile + ": vcpus=none: accepted is a whole number from 1 to 65535");
    assertThat(run.errors().get(1))
        .startsWith(script + ":2: \"bang\": no such event; accepted are");
    assertThat(run.errors().get(2)).startsWith("--on-reset \"touch \"x\"; accepted is a program");
    assertThat(run.errors().get(3)).startsWith("--for \"soon\" is not a time; accepted is a time");
    assertThat(run.errors().get(4)).isEqualTo("Try 'guestbeat simulate --help'.");
    assertThat(socket()).doesNotExist();
  }

  @Test
  void promptsOnATerminalAndEndsWithCtrlD() throws Exception {
    String command =
        String.join(
            " ",
            List.of(
                Command.JAVA_HOME.resolve("bin/java").toString(),
                "-jar",
                ChildJvm.agentJar().toString(),
                "simulate --listen",
                socket().toString()));
    try (Program terminal = ProgramBuilder.of("script", "-qec", command, "/dev/null").start()) {
      terminal.awaitOutput("ready");
      terminal.send("drop 5%");
      terminal.awaitOutput("command: drop 5%");
      // Ctrl+D.
      terminal.type("\u0004");

      assertThat(terminal.awaitExit()).isZero();
      assertThat(terminal.written()).contains("> ", "command: quit", "ended");
      assertThat(socket()).doesNotExist();
    }
  }

  private Program simulate(Path javaHome, String... options) {
    List<String> words = new ArrayList<>(List.of("simulate", "--listen"));
    words.add(socket().toString());
    words.addAll(List.of(options));
    return ChildJvm.run(javaHome, Command.line(List.of(), words.toArray(new String[0])));
  }

  private Program guest(Path javaHome) {
    return ChildJvm.withAgent(
        javaHome, "host=unix:" + socket() + ",heartbeat=on,heartbeat.interval=1s", Patient.class);
  }

  private Path socket() {
    return folder.resolve("host.sock");
  }
}
