package io.guestbeat.cli;

import io.guestbeat.agent.options.AgentArgument;
import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.cli.option.TargetProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Attaches Guestbeat to a JVM that runs already. */
@Command(
    name = "attach",
    description = "Starts Guestbeat in a running JVM.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar attach 4711",
      "  java -jar guestbeat.jar attach 4711 heartbeat=dry-run gates=deadlock+heap",
      "",
      "Run it as the user of the process, or as root. JDK 21 and newer write a warning",
      "of their own to the process's standard error, unless it was started with",
      "-XX:+EnableDynamicAgentLoading."
    })
final class AttachCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private TargetProcess target;

  @Parameters(
      index = "1..*",
      paramLabel = "KEY=VALUE",
      description =
          "the agent's options, as separate words or joined by commas; paths must be " + "absolute")
  private List<String> options = new ArrayList<>();

  @Override
  public Integer call() throws AttachException {
    String argument = String.join(",", options);
    List<String> problems = AgentArgument.problems(argument);
    if (!problems.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), String.join(System.lineSeparator(), problems));
    }
    boolean isCertain = target.attachment().attach(argument);
    spec.commandLine()
        .getOut()
        .println(
            (isCertain ? "Guestbeat runs in" : "Guestbeat was handed to")
                + " process "
                + target.pid());
    return 0;
  }
}
