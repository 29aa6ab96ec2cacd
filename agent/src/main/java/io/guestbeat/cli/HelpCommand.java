package io.guestbeat.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of the command line, or of one command. */
@Command(
    name = "help",
    description = "Shows the help of all commands, or of one.",
    footer = {"", "Examples:", "  guestbeat help", "  guestbeat help top"})
final class HelpCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "the command")
  private String command;

  @Override
  public void run() {
    CommandLine all = spec.parent().commandLine();
    CommandLine meant = command == null ? all : all.getSubcommands().get(command);
    if (meant == null) {
      throw new ParameterException(
          spec.commandLine(), UnknownWord.command(command, all.getCommandSpec()));
    }
    meant.usage(spec.commandLine().getOut());
  }
}
