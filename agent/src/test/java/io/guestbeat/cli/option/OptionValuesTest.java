package io.guestbeat.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.cli.GuestbeatCli;
import io.guestbeat.heartbeat.HeartbeatSettings;
import io.guestbeat.text.DurationText;
import java.lang.reflect.Field;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class OptionValuesTest {
  private final Example example = new Example();
  private String message = "";

  @Test
  void optionsAreTimesAndNumbersOfProcesses() {
    run("--bounded=60m", "--any", "1m30s", "4711");

    assertThat(message).isEmpty();
    assertThat(example.bounded).isEqualTo(Duration.ofHours(1));
    assertThat(example.any).isEqualTo(Duration.ofSeconds(90));
    assertThat(example.process.pid()).isEqualTo(4711);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--bounded 5|--bounded 5: has no unit (ms, s, m, h or d); accepted is a time of 1s to 1h",
        "--bounded 999ms|--bounded 999ms: accepted is a time of 1s to 1h",
        "--bounded 1d|--bounded 1d: accepted is a time of 1s to 1h",
        "--any soon|--any soon: is not a time; accepted is a time such as 500ms, 10s, 1m30s or 1h",
        "--number x|Invalid value for option '--number': 'x' is not an int",
        "12x|\"12x\" is not a process number; the command list shows the numbers of " + "the JVMs",
        "01|\"01\" is not a process number; the command list shows the numbers of " + "the JVMs"
      })
  void whatIsRefusedIsNamedWithWhatIsAccepted(String words, String refusal) {
    run(words.split(" "));

    assertThat(message).isEqualTo(refusal);
  }

  @Test
  void heartbeatAcceptsTheIntervalsThatTheHeartbeatDoes() {
    TimeBounds bounds =
        ((Field)
                new CommandLine(new GuestbeatCli())
                    .getSubcommands()
                    .get("heartbeat")
                    .getCommandSpec()
                    .findOption("--interval")
                    .userObject())
            .getAnnotation(TimeBounds.class);

    assertThat(DurationText.parse(bounds.from())).isEqualTo(HeartbeatSettings.SHORTEST_INTERVAL);
    assertThat(DurationText.parse(bounds.to())).isEqualTo(HeartbeatSettings.LONGEST_INTERVAL);
  }

  private void run(String... words) {
    CommandLine commandLine = new CommandLine(example);
    OptionValues.register(commandLine);
    commandLine.setParameterExceptionHandler(
        (misuse, line) -> {
          message = OptionValues.explain(misuse);
          return 2;
        });
    commandLine.execute(words);
  }

  @Command
  private static final class Example implements Runnable {
    @Option(names = "--bounded")
    @TimeBounds(from = "1s", to = "1h")
    private Duration bounded;

    @Option(names = "--any")
    private Duration any;

    @Option(names = "--number")
    private int number;

    @Parameters(arity = "0..1")
    private ProcessNumber process;

    @Override
    public void run() {
      assertThat(number).isZero();
    }
  }
}
