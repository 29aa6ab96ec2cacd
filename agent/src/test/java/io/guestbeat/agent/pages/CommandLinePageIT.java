package io.guestbeat.agent.pages;

import static org.assertj.core.api.Assertions.assertThat;

import example.Server;
import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.Shape;
import io.guestbeat.agent.rig.Shell;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Types every session of docs/command-line.md again, and looks whether the terminal shows what the
 * page does: {@link Shape} says how far. In the session's folder a simulated host serves on {@code
 * host.sock}; the process 4711 is a JVM that runs {@code example.Server}, and 4712 one that has
 * Guestbeat; after a line {@code ^C} the command is interrupted; {@code echo $?} is the exit status
 * of the command before, and exact.
 */
@Tag("thorough")
final class CommandLinePageIT {
  private static final Path PAGE =
      Path.of(System.getProperty("guestbeat.root"), "docs", "command-line.md");
  private static final String PROCESS = "4711";
  private static final String HEALTHY = "4712";
  private static final String CTRL_C = "^C";
  private static final String STATUS = "echo $?";

  @TempDir Path folder;

  static List<PageSession> sessions() throws Exception {
    return PageSession.in(PAGE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sessions")
  void theTerminalShowsWhatThePageDoes(PageSession session) throws Exception {
    try (Simulator simulator = Simulator.builder().build();
        Program process = session.mentions(PROCESS) ? server() : null;
        Program healthy = session.mentions(HEALTHY) ? healthy() : null) {
      simulator.serve(folder.resolve("host.sock"));
      simulator.vm().setBalloonTargetMb(256);
      String pid = process == null ? PROCESS : Long.toString(process.pid());
      String healthyPid = healthy == null ? HEALTHY : Long.toString(healthy.pid());
      int status = 0;
      for (PageSession.Step step : session.steps()) {
        if (step.command().equals(STATUS)) {
          assertThat(step.shown()).containsExactly(Integer.toString(status));
        } else {
          status =
              type(step.command().replace(PROCESS, pid).replace(HEALTHY, healthyPid), step.shown());
        }
      }
    }
  }

  @Test
  void everyCommandHasASessionOnThePage() throws Exception {
    List<String> help = Command.of("--help").output();
    List<String> commands =
        help.subList(help.indexOf("Commands:") + 1, help.size()).stream()
            .takeWhile(line -> !line.isEmpty())
            .flatMap(line -> Pattern.compile("^  ([a-z-]+) .*").matcher(line).results())
            .map(match -> match.group(1))
            .toList();

    assertThat(commands).contains("appmonitor", "attach", "detach", "heartbeat", "stats", "top");
    assertThat(sessions().stream().map(session -> session.heading().split(" ")[0]))
        .containsAll(commands);
  }

  private Program healthy() {
    Program process =
        ChildJvm.withAgent(
            Command.JAVA_HOME, "host=simulator,heartbeat=on,evidence.dir=" + folder, Server.class);
    process.awaitError("STARTED");
    return process;
  }

  private static Program server() {
    Program process = ChildJvm.start(Command.JAVA_HOME, List.of(), Server.class);
    process.awaitOutput("serving");
    return process;
  }

  /** Runs the command and compares; its exit status. */
  private int type(String command, List<String> shown) throws Exception {
    List<String> expected = new ArrayList<>(shown);
    try (Program shell = Shell.start(folder, command)) {
      int interrupt = shown.indexOf(CTRL_C);
      if (interrupt >= 0) {
        List<String> before = shown.subList(0, interrupt);
        while (!Shape.isOf(before, shell.output())) {
          assertThat(shell.nextLine()).describedAs("%s: %s", command, shell.output()).isNotNull();
        }
        shell.interrupt();
        // It may be that it was about to write one more.
        expected.set(interrupt, Shape.ANY_LINES);
      }
      int status = shell.awaitExit();
      assertThat(Shape.isOf(expected, shell.output()))
          .describedAs(
              "$ %s%non the page:%n%s%nin truth:%n%s",
              command, String.join("\n", expected), String.join("\n", shell.output()))
          .isTrue();
      return status;
    }
  }
}
