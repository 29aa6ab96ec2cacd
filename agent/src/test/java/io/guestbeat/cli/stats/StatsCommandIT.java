package io.guestbeat.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.ChildJvm;
import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.Shell;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command stats of the real jar, on a simulated host. */
@Tag("thorough")
final class StatsCommandIT {
  private static final String STATS = "guestbeat stats --host unix:host.sock ";

  @TempDir Path folder;
  private final Simulator simulator = Simulator.builder().build();

  @BeforeEach
  void serve() throws Exception {
    simulator.serve(folder.resolve("host.sock"));
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void showsEveryStatisticWithItsUnitAndThenTheRates() throws Exception {
    List<String> lines = Shell.run(folder, STATS + "--count 2 --interval 100ms");

    assertThat(lines).last().isEqualTo("exit 0");
    assertThat(Arrays.stream(Statistic.values()))
        .allSatisfy(
            statistic ->
                assertThat(lines)
                    .filteredOn(
                        line ->
                            line.matches(
                                statistic.apiName()
                                    + " +(\\d+ +"
                                    + statistic.unit()
                                    + "( .*)?|unlimited)"))
                    .hasSize(2));
    assertThat(lines).filteredOn(line -> line.matches("CpuUsedMs .* ms/s")).hasSize(1);
    assertThat(lines).filteredOn(line -> line.startsWith("EffectiveCpuMHz ")).hasSize(1);
  }

  @Test
  void notesThatTheSessionHasChanged() throws Exception {
    try (Program shell = Shell.start(folder, STATS + "--interval 100ms")) {
      shell.awaitOutput("ElapsedMs");
      simulator.vm().vMotion();

      assertThat(shell.awaitOutput("SESSION CHANGED"))
          .contains(simulator.vm().snapshot().session().toString());
    }
  }

  @Test
  void isEndedByCtrlCWithAWholeLine() throws Exception {
    try (Program shell = Shell.start(folder, STATS + "--json --interval 100ms")) {
      for (int line = 0; line < 3; line++) {
        assertThat(shell.nextLine()).startsWith("{\"time\":\"");
      }

      shell.interrupt();

      assertThat(shell.awaitExit()).isEqualTo(130);
      assertThat(shell.output())
          .allMatch(line -> line.matches("\\{\"time\":.*\"missing\":\\{\\}\\}"));
    }
  }

  @Test
  void waitsForAHostThatIsAwayForAWhile() throws Exception {
    try (Program shell = Shell.start(folder, STATS + "--csv --interval 100ms")) {
      shell.awaitOutput("0x");
      simulator.faults().hostGone();
      assertThat(shell.awaitOutput("stats: ")).startsWith("stats: update: ");

      simulator.faults().clear();

      assertThat(shell.awaitOutput("0x")).startsWith("20");
    }
  }

  @Test
  void showsTheHostsOwnWords() throws Exception {
    assertThat(Shell.run(folder, STATS + "--raw"))
        .containsExactly(
            "session", "host", "resources", "vscsi scsi0:0", "vnet 00:50:56:01:02:03", "exit 0");
    assertThat(Shell.run(folder, STATS + "--raw '' --format json"))
        .first()
        .asString()
        .startsWith("{\"stats\": [\"session\", ");
    assertThat(Shell.run(folder, STATS + "--format yaml --raw 'vscsi scsi0:0'"))
        .anyMatch(line -> line.matches("reads: \\d+"));
    assertThat(Shell.run(folder, STATS + "--raw nothing"))
        .containsExactly(
            "stats: statGet: the host does not give \"nothing\" (\"Unknown stat\")", "exit 1");
  }

  @Test
  void saysWhyTheHostGivesNothing() throws Exception {
    Files.createFile(folder.resolve("closed.sock"));

    assertThat(line("guestbeat stats"))
        .startsWith("stats: this is not a VMware virtual machine (DMI sys_vendor is ");
    assertThat(line("guestbeat stats --host unix:closed.sock")).contains("Connection refused");
    assertThat(line("guestbeat stats --raw host --host unix:none.sock")).contains("(errno 2)");
    simulator.faults().disableGuestLibrary();
    assertThat(line(STATS + "--json")).contains("the host refuses guest statistics (\"disabled\")");
    simulator.faults().answerGarbage(new byte[] {0, 0, 0, 1, 7});
    assertThat(line(STATS + "--csv")).startsWith("stats: update: unix:host.sock: packet");
  }

  @Test
  void saysThatTheOutputCannotBeWritten() throws Exception {
    assertThat(line(STATS + "--interval 100ms > /dev/full"))
        .isEqualTo("stats: standard output is closed, or its disk full");
    assertThat(Shell.run(folder, STATS + "--csv --interval 100ms | head -n 2"))
        .hasSize(4)
        .contains("stats: standard output is closed, or its disk full", "exit 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--count 0|--count 0: accepted is a whole number from 1 on",
        "--count -1|--count -1: accepted is a whole number from 1 on",
        "--count 1.5|--count 1.5: accepted is a whole number from 1 on",
        "--count 9999999999999999999|accepted is a whole number from 1 on",
        "--count|Missing required parameter for option '--count'",
        "--interval 5|--interval 5: has no unit (ms, s, m, h or d); accepted is a time of 100ms to 24h",
        "--interval 0s|--interval 0s: accepted is a time of 100ms to 24h",
        "--interval 25h|--interval 25h: accepted is a time of 100ms to 24h",
        "--json --csv|--json --csv: accepted is one of the two",
        "--format json|--format json: accepted with --raw only",
        "--raw session --format csv|encoding \"csv\"; accepted are text, json, xml and yaml",
        "--raw session --count 2|--raw: accepted with it are --host and --format only",
        "--raw pööl|printable ASCII characters",
        "--host unix:|--host unix:: has no path; accepted is auto, vsock, unix:PATH, vmware or simulator",
        "cpu|stats takes no more arguments: cpu"
      })
  void misuseIsNamed(String options, String message) throws Exception {
    List<String> lines = Shell.run(folder, "guestbeat stats " + options);

    assertThat(lines).hasSizeLessThan(5).last().isEqualTo("exit 2");
    assertThat(String.join("\n", lines)).contains(message).contains("guestbeat stats --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stats", "appmonitor markActive"})
  void isNotLetInWithoutPermission(String command) throws Exception {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    try (Simulator behind = Simulator.builder().build()) {
      behind.serve(locked.resolve("host.sock"));
      List<String> lines = Shell.run(folder, asNobody(locked, command));

      assertThat(lines).hasSize(2).first().asString().contains("(errno 13)");
      assertThat(lines).last().asString().matches("exit [13]");
    }
  }

  /** Root is let in everywhere, so it becomes somebody else, who needs to see the jar. */
  private String asNobody(Path locked, String command) throws Exception {
    String host = " --host unix:locked/host.sock";
    if (!"root".equals(System.getProperty("user.name"))) {
      assertThat(locked.toFile().setExecutable(false)).isTrue();
      return "guestbeat " + command + host;
    }
    Files.copy(ChildJvm.agentJar(), folder.resolve("guestbeat.jar"));
    return "chmod 755 . && chmod 644 guestbeat.jar && chmod 700 locked && setpriv --reuid 65534"
        + " --clear-groups "
        + Command.JAVA_HOME.resolve("bin/java")
        + " -jar guestbeat.jar "
        + command
        + host;
  }

  /** The only line of a command that failed. */
  private String line(String commandLine) throws Exception {
    List<String> lines = Shell.run(folder, commandLine);
    assertThat(lines).hasSize(2).last().isEqualTo("exit 1");
    return lines.get(0);
  }
}
