package io.guestbeat.agent.rig;

import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines in a shell, as an operator types them: in a folder, with {@code guestbeat} as the
 * real launcher, and with their errors among their output.
 */
public final class Shell {
  private Shell() {}

  /** Starts one in this folder. */
  public static Program start(Path folder, String commandLine) {
    return ProgramBuilder.of("sh", "-c", commandLine)
        .in(folder)
        .withErrorsInOutput()
        .with("LC_ALL", "C.UTF-8")
        .with("JAVA_HOME", Command.JAVA_HOME.toString())
        .withPath(ChildJvm.agentJar().getParent())
        .start();
  }

  /** Runs one to its end; what it has written, and its exit status as the last line. */
  public static List<String> run(Path folder, String commandLine) {
    try (Program shell = start(folder, commandLine)) {
      int exitCode = shell.awaitExit();
      List<String> lines = new ArrayList<>(shell.output());
      lines.add("exit " + exitCode);
      return lines;
    }
  }
}
