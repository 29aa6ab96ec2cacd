package io.guestbeat.cli.option;

import io.guestbeat.cli.attach.Attachment;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.nio.file.Paths;
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

  private long pid;

  @Option(
      names = "--jar",
      paramLabel = "PATH",
      description =
          "the agent's jar, as the process sees it: needed only where that runs in a container;"
              + " default: this jar")
  private Path jar;

  @Parameters(index = "0", paramLabel = "PID", description = "the number of the process")
  void setPid(String text) {
    pid = pid(text, command);
  }

  /** The number of a process that this text is; else it names what is accepted. */
  public static long pid(String text, CommandSpec command) {
    if (!text.matches("[1-9][0-9]{0,9}")) {
      throw new ParameterException(
          command.commandLine(),
          "\"" + text + "\" is no process: PID is its number, as the command list shows it");
    }
    return Long.parseLong(text);
  }

  public long pid() {
    return pid;
  }

  public Attachment attachment() {
    if (jar == null) {
      return Attachment.to(pid, thisJar());
    }
    if (!jar.isAbsolute()) {
      throw new ParameterException(
          command.commandLine(), "--jar " + jar + ": accepted is an absolute path");
    }
    return Attachment.to(pid, jar);
  }

  private static Path thisJar() {
    try {
      return Paths.get(
              TargetProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
