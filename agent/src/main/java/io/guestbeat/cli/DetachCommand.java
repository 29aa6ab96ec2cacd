package io.guestbeat.cli;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.cli.option.TargetProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends Guestbeat in a JVM that goes on without it. */
@Command(
    name = "detach",
    description = "Removes Guestbeat from a JVM, which keeps running without it.",
    footer = {
      "",
      "Example:",
      "  java -jar guestbeat.jar detach 4711",
      "",
      "Monitoring is disabled first, so that no reset follows. If the host refuses to",
      "disable it, Guestbeat stays in the JVM."
    })
final class DetachCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private TargetProcess target;

  @Override
  public Integer call() throws AttachException {
    boolean isCertain = target.attachment().detach();
    spec.commandLine()
        .getOut()
        .println(
            (isCertain ? "Guestbeat is detached from" : "Guestbeat was asked to detach from")
                + " process "
                + target.pid());
    return 0;
  }
}
