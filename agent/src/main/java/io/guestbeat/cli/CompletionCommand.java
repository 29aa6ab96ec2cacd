package io.guestbeat.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script by which a shell completes the words of this command line. */
@Command(
    name = "completion",
    description = "Prints the script with which bash and zsh complete these commands.",
    footer = {
      "",
      "Examples:",
      "  source <(guestbeat completion)",
      "  guestbeat completion > /etc/bash_completion.d/guestbeat",
      "",
      "For zsh, put the first line into .zshrc, after compinit. The script completes",
      "the launcher only, under its name guestbeat."
    })
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(root.getCommandName(), root));
    out.flush();
    return 0;
  }
}
