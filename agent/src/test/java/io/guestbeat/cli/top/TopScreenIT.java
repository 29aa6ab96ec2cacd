package io.guestbeat.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.NeedsPrograms;
import io.guestbeat.agent.rig.TmuxScreen;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command top of the real jar in a real terminal, on a simulated host. */
@NeedsPrograms({"tmux -V", "stty --version"})
@Tag("thorough")
final class TopScreenIT {
  private static final String TOP = "guestbeat top --host unix:host.sock --interval 100ms ";
  private static final Pattern WITH_RATES = Pattern.compile("used \\d+\\.\\d %");
  private static final Pattern PROMPT = Pattern.compile("^\\$ *$", Pattern.MULTILINE);
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*(3[0-7]|9[0-7]|38;5)");

  @TempDir Path folder;
  private final Simulator simulator = Simulator.builder().vcpus(1).build();
  private TmuxScreen terminal;

  @BeforeEach
  void openATerminal() throws Exception {
    simulator.vm().setBalloonTargetMb(256);
    simulator.serve(folder.resolve("host.sock"));
    terminal = new TmuxScreen(folder, 80, 24);
  }

  @AfterEach
  void closeTheTerminal() throws Exception {
    terminal.close();
    simulator.close();
  }

  @Test
  void showsAllOfItOnAUsualTerminal() throws Exception {
    terminal.type(TOP);
    terminal.await(WITH_RATES);
    List<String> screen = terminal.await("q quit");

    assertThat(screen.get(0))
        .matches("guestbeat top  .*unix:host\\.sock +\\d\\d:\\d\\d:\\d\\d")
        .hasSize(80);
    assertThat(String.join("\n", screen))
        .contains("session " + simulator.vm().snapshot().session(), "█ used ", "▒ stolen ")
        .contains("█ active ", "▓ mapped ", "░ ballooned ", "○ GRAY  not monitored")
        .doesNotContain("$");
    assertThat(terminal.variable("alternate_on")).isEqualTo("1");
    assertThat(terminal.variable("cursor_flag")).isEqualTo("0");
  }

  @Test
  void fitsWhateverSizeTheTerminalIsGiven() throws Exception {
    terminal.type(TOP);
    terminal.await("q quit");

    terminal.resize(120, 40);
    terminal.await(
        Pattern.compile("^guestbeat top .{90,} \\d\\d:\\d\\d:\\d\\d$", Pattern.MULTILINE));
    terminal.await("q quit");
    terminal.resize(50, 5);
    terminal.await(
        Pattern.compile("^guestbeat top .{20,40} \\d\\d:\\d\\d:\\d\\d$", Pattern.MULTILINE));

    assertThat(terminal.await("Heartbeat")).noneMatch(line -> line.contains("q quit"));
  }

  @Test
  void hasColoursUnlessTheyAreNotWanted() throws Exception {
    terminal.type(TOP);
    terminal.await(WITH_RATES);
    assertThat(terminal.colouredScreen()).containsPattern(COLOUR);
    terminal.press("q");
    terminal.await(PROMPT);

    terminal.type(TOP + "--no-colour");
    terminal.await(WITH_RATES);
    assertThat(terminal.colouredScreen()).doesNotContainPattern(COLOUR);
    terminal.press("q");
    terminal.await(PROMPT);

    terminal.type("NO_COLOR=1 " + TOP);
    terminal.await(WITH_RATES);
    assertThat(terminal.colouredScreen()).doesNotContainPattern(COLOUR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"q", "C-c"})
  void givesTheTerminalBackAsItWas(String key) throws Exception {
    terminal.type("stty -g > before; " + TOP + "; echo status $?; stty -g > after; echo done");
    terminal.await(WITH_RATES);

    terminal.press(key);
    List<String> screen = terminal.await(Pattern.compile("^done$", Pattern.MULTILINE));

    // The shell counts Ctrl+C as its own end of the line, too.
    assertThat(screen).contains("status " + (key.equals("q") ? 0 : 130));
    assertSane();
    assertThat(Files.readString(folder.resolve("after")))
        .isEqualTo(Files.readString(folder.resolve("before")));
  }

  @Test
  void givesTheTerminalBackWhenItIsTerminated() throws Exception {
    terminal.type("stty -g > before; sh -c 'echo $$ > pid; exec " + TOP + "'; stty -g > after");
    terminal.await(WITH_RATES);

    ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")).trim()))
        .orElseThrow()
        .destroy();
    Wait.until(() -> Files.exists(folder.resolve("after")), () -> "it goes on");

    terminal.type("echo still here");
    terminal.await(Pattern.compile("^still here$", Pattern.MULTILINE));
    assertSane();
    assertThat(Files.readString(folder.resolve("after")))
        .isEqualTo(Files.readString(folder.resolve("before")));
  }

  @Test
  void pausesAndGoesOn() throws Exception {
    terminal.type(TOP);
    terminal.await(WITH_RATES);

    terminal.press("p");
    terminal.await("PAUSED");
    String session = "session " + simulator.vm().snapshot().session();
    simulator.vm().vMotion();
    terminal.resize(81, 24);
    List<String> paused = terminal.await(Pattern.compile("^.{81}$", Pattern.MULTILINE));
    assertThat(String.join("\n", paused)).contains(session);

    terminal.press("p");
    terminal.await("session " + simulator.vm().snapshot().session());
    assertThat(terminal.screen()).noneMatch(line -> line.contains("PAUSED"));
  }

  @Test
  void saysWhyThereIsNoDataAndGoesOnOnceThereIs() throws Exception {
    terminal.type(TOP);
    terminal.await(WITH_RATES);

    simulator.faults().hostGone();
    terminal.await("No data     update: ");
    simulator.faults().clear();

    terminal.await("session 0x");
  }

  @Test
  void endsAfterSoManyLooks() throws Exception {
    terminal.type(TOP + "--count 3; echo status $?");

    terminal.await("status 0");
    assertSane();
  }

  @Test
  void usesNoMoreThanAsciiWhereTheLocaleHasNoMore() throws Exception {
    terminal.type("LC_ALL=C " + TOP);

    terminal.await(WITH_RATES);
    assertThat(String.join("\n", terminal.await("# used "))).matches("[\\x20-\\x7e\\n]*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM=dumb guestbeat%s", "guestbeat%s | cat", "guestbeat%s < /dev/null"})
  void writesPlainLinesWhereThereIsNoTerminal(String command) throws Exception {
    terminal.resize(300, 24);
    String top = " top --host unix:host.sock --interval 100ms --count 2";
    terminal.type("clear; " + String.format(command, top) + "; echo status $?");

    List<String> screen = terminal.await("status 0");

    assertThat(screen).filteredOn(line -> line.matches("20.*Z  cpu used=.*")).hasSize(2);
    assertThat(terminal.variable("alternate_on")).isEqualTo("0");
  }

  private void assertSane() throws Exception {
    assertThat(terminal.variable("alternate_on")).isEqualTo("0");
    assertThat(terminal.variable("cursor_flag")).isEqualTo("1");
  }
}
