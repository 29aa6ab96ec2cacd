package io.guestbeat.cli.option;

import io.guestbeat.cli.attach.Attachment;
import io.guestbeat.cli.attach.OwnCommand;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The JVM that a command is about, and the jar that goes into it. */
public final class TargetProcess {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--jar",
      paramLabel = "PATH",
      description =
          "the agent's jar, as the process sees it: needed only where that runs in a container;"
              + " default: this jar")
  private Path jar;

  @Parameters(index = "0", paramLabel = "PID", description = "the number of the process")
  private ProcessNumber process;

  public long pid() {
    return process.pid();
  }

  public Attachment attachment() {
    if (jar == null) {
      return Attachment.to(pid(), OwnCommand.jar());
    }
    if (!jar.isAbsolute()) {
      throw new ParameterException(
          command.commandLine(), "--jar " + jar + ": accepted is an absolute path");
    }
    return Attachment.to(pid(), jar);
  }
}
