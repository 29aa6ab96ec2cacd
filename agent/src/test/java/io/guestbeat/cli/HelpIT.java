package io.guestbeat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every command of the real jar says of itself. */
@Tag("thorough")
final class HelpIT {
  private static final int WIDEST = 80;

  @Test
  void everyCommandHasADescriptionAnExampleAndLinesThatFit() throws Exception {
    List<String> commands = commands(Command.of("--help").output());

    assertThat(commands).contains("attach", "completion", "detach", "doctor", "list");
    for (String command : commands) {
      Command help = Command.of(command, "--help");
      assertThat(help.exitCode()).as(command).isZero();
      assertThat(help.errors()).as(command).isEmpty();
      assertThat(help.output().get(0)).startsWith("Usage: guestbeat " + command);
      assertThat(help.output().get(1)).as(command).matches("[A-Z].*");
      assertThat(examples(help.output())).as(command).isNotEmpty().allMatch(isUseOf(command));
      assertFits(help);
    }
  }

  @Test
  void theCommandLineItselfNamesItsCommandsAndHasExamples() throws Exception {
    Command help = Command.of("--help");

    assertThat(help.exitCode()).isZero();
    assertThat(examples(help.output())).isNotEmpty();
    assertFits(help);
  }

  @Test
  void helpIsACommandTooAndWithoutAnyThereIsHelp() throws Exception {
    List<String> all = Command.of("--help").output();

    for (Command help : List.of(Command.of(), Command.of("help"), Command.of("help", "help"))) {
      assertThat(help.exitCode()).isZero();
      assertThat(help.errors()).isEmpty();
    }
    assertThat(Command.of().output()).isEqualTo(all);
    assertThat(Command.of("help").output()).isEqualTo(all);
    assertThat(Command.of("help", "top").output()).isEqualTo(Command.of("top", "--help").output());
    Command unknown = Command.of("help", "tpo");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.errors().get(0)).isEqualTo("unknown command tpo; did you mean top?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attch 1|unknown command attch; did you mean attach?",
        "help attch|unknown command attch; did you mean attach?",
        "frobnicate|unknown command frobnicate; accepted are appmonitor, attach, budget,",
        "top --intervall 5s|unknown option --intervall; did you mean --interval?",
        "top --Interval=5s|unknown option --Interval; did you mean --interval?",
        "suspend 1 -reason x|unknown option -reason; did you mean --reason?",
        "list --frobnicate|unknown option --frobnicate; accepted are -h, --help, -V, --version",
        "list 4711|list takes no more arguments: 4711"
      })
  void whatWasProbablyMeantIsNamedInPlaceOfAllThereIs(String words, String message)
      throws Exception {
    Command misuse = Command.of(words.split(" "));

    assertThat(misuse.exitCode()).isEqualTo(2);
    assertThat(misuse.output()).isEmpty();
    assertThat(misuse.errors()).hasSize(2).first().asString().startsWith(message);
    assertThat(misuse.errors())
        .last()
        .asString()
        .startsWith("Try 'guestbeat")
        .doesNotContain("help --help");
  }

  @Test
  void aBadHostOfTheEnvironmentIsNamedAsTheVariable(@TempDir Path folder) throws Exception {
    assertThat(Shell.run(folder, "GUESTBEAT_HOST=simulater guestbeat stats --count 1 2>&1"))
        .first()
        .asString()
        .startsWith("GUESTBEAT_HOST=simulater: is not a host; did you mean simulator?");
    assertThat(Shell.run(folder, "GUESTBEAT_HOST=auto guestbeat stats --host simulater 2>&1"))
        .first()
        .asString()
        .startsWith("--host simulater: is not a host; did you mean simulator?");
    assertThat(
            Shell.run(
                folder,
                "GUESTBEAT_HOST=simulater guestbeat stats --count 1 --host simulator >/dev/null"))
        .containsExactly("exit 0");
  }

  @Test
  void everyCommandKnowsItsVersion() throws Exception {
    String version = Command.of("--version").line();

    assertThat(version).startsWith("0 guestbeat ");
    assertThat(Command.of("stats", "--version").line()).isEqualTo(version);
  }

  @Test
  void whatCannotBeWrittenIsNotDone(@TempDir Path folder) throws Exception {
    for (String command : List.of("completion", "list", "--help", "appmonitor --help")) {
      assertThat(Shell.run(folder, "guestbeat " + command + " 2>&1 >/dev/full"))
          .as(command)
          .containsExactly("guestbeat: standard output cannot be written", "exit 1");
    }
  }

  private static java.util.function.Predicate<String> isUseOf(String command) {
    return example -> example.matches(".*guestbeat(\\.jar)? " + command + "\\b.*");
  }

  private static void assertFits(Command help) {
    assertThat(help.output()).allMatch(line -> line.length() <= WIDEST);
  }

  /** Those that the list under "Commands:" names. */
  private static List<String> commands(List<String> help) {
    return help.subList(help.indexOf("Commands:") + 1, help.size()).stream()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.matches("  \\S.*"))
        .map(line -> line.trim().split(" ")[0])
        .toList();
  }

  /** The indented lines under "Example:" or "Examples:", without what continues another. */
  private static List<String> examples(List<String> help) {
    List<String> examples = new ArrayList<>();
    int heading = Math.max(help.indexOf("Example:"), help.indexOf("Examples:"));
    assertThat(heading).as("a heading of examples in %s", help).isNotNegative();
    for (String line : help.subList(heading + 1, help.size())) {
      if (line.isEmpty()) {
        break;
      }
      if (line.matches("  \\S.*")) {
        examples.add(line);
      }
    }
    return examples;
  }
}
