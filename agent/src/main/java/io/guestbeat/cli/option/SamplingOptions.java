package io.guestbeat.cli.option;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options for how often a command reads the statistics. */
public final class SamplingOptions {
  private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(1);

  @Spec(Target.MIXEE)
  private CommandSpec command;

  private Long count;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "time from one reading to the next, such as 500ms, 10s or 2m; default: 1s")
  @TimeBounds(from = "100ms", to = "24h")
  private Duration interval;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "ends after N readings; default: when it is interrupted (Ctrl+C)")
  void setCount(String text) {
    if (!text.matches("0*[1-9][0-9]{0,17}")) {
      throw new ParameterException(
          command.commandLine(), "--count " + text + ": accepted is a whole number from 1 on");
    }
    count = Long.parseLong(text);
  }

  public boolean areAskedFor() {
    return count != null || interval != null;
  }

  public long count() {
    return count == null ? Long.MAX_VALUE : count;
  }

  public Duration interval() {
    return interval == null ? DEFAULT_INTERVAL : interval;
  }
}
