package io.guestbeat.cli;

import io.guestbeat.cli.stats.SeriesOutput;
import java.io.IOException;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Prints looks to standard output, and why there is none to standard error. For one thread.
 *
 * @param <T> what a look gives
 */
final class SeriesPrinter<T> implements SeriesOutput<T> {
  private final CommandSpec command;
  private final CheckedOutput out;
  private final Function<T, String> lines;

  /**
   * A printer of this command.
   *
   * @param lines makes the whole lines of a look, each with its end
   */
  SeriesPrinter(CommandSpec command, CheckedOutput out, Function<T, String> lines) {
    this.command = command;
    this.out = out;
    this.lines = lines;
  }

  @Override
  public void write(T look) throws IOException {
    out.write(lines.apply(look));
  }

  @Override
  public void printTrouble(String trouble) {
    command.commandLine().getErr().println(command.name() + ": " + trouble);
  }
}
