package io.guestbeat.cli;

import io.guestbeat.cli.attach.JvmProcess;
import io.guestbeat.cli.attach.Jvms;
import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the JVMs that Guestbeat can be attached to. */
@Command(
    name = "list",
    description = "Lists the JVMs of this machine, and which of them have Guestbeat.",
    footer = {
      "",
      "Example:",
      "  java -jar guestbeat.jar list",
      "",
      "Other users' JVMs are shown to root only. It does not connect to the JVMs."
    })
final class ListCommand implements Callable<Integer> {
  private static final String ROW = "%7s  %-12s %-9s  %s%n";
  private static final int LONGEST_COMMAND = 100;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Jvms.canBeListed()) {
      throw new IllegalStateException("JVMs are listed on Linux only; elsewhere use the JDK's jps");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(ROW, "PID", "USER", "GUESTBEAT", "COMMAND");
    for (JvmProcess jvm : Jvms.list()) {
      out.printf(
          ROW,
          jvm.pid(),
          OneLine.of(jvm.user()),
          jvm.hasGuestbeat() ? "yes" : "no",
          command(jvm.command()));
    }
    out.flush();
    return 0;
  }

  static String command(List<String> words) {
    return OneLine.of(String.join(" ", words), LONGEST_COMMAND);
  }
}
