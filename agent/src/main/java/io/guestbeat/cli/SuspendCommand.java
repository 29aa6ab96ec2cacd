package io.guestbeat.cli;

import io.guestbeat.cli.attach.JvmProcess;
import io.guestbeat.cli.attach.Jvms;
import io.guestbeat.cli.option.TimeBounds;
import io.guestbeat.cli.top.HeartbeatOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Suspends the gates of one JVM or of all: heartbeats are sent whatever the gates say. */
@Command(
    name = "suspend",
    description = "Suspends the gates for a time: heartbeats are sent even if gates are closed.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar suspend 4711 --reason 'release 4.2'",
      "  java -jar guestbeat.jar suspend all --for 30m --reason 'gate is wrong'",
      "",
      "Not for a debugger: a JVM that is stopped sends no heartbeat. Use stop instead.",
      "On Linux, root can suspend the gates of every JVM without JMX, for up to 24 h:",
      "write the reason to the file /run/guestbeat/suspend.",
      "Exit status: 0, or 1 if it failed for a process."
    })
final class SuspendCommand implements Callable<Integer> {
  private static final Path FOLDER = Paths.get("/run");
  private static final String BY_FILE =
      "Without JMX, root suspends the gates of all JVMs of this machine by a file:"
          + " install -d -m 755 /run/guestbeat && echo REASON > /run/guestbeat/suspend";

  @Spec private CommandSpec spec;

  @Mixin private TargetJvms targets;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "the reason, which is logged")
  private String reason;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "for how long, 1s to 24h; default: 10m")
  @TimeBounds(from = "1s", to = "24h")
  private Duration span = Duration.ofMinutes(10);

  @Override
  public Integer call() throws IOException, InterruptedException {
    int status = targets.order(HeartbeatOrder.suspend(span, reason));
    if (targets.failed().stream().anyMatch(SuspendCommand::heedsTheFile)) {
      spec.commandLine().getErr().println(BY_FILE);
    }
    return status;
  }

  /**
   * Returns whether the file helps: there is nobody to read it, or nothing to read, in other
   * processes.
   */
  private static boolean heedsTheFile(long pid) {
    return Jvms.find(pid)
        .filter(JvmProcess::hasGuestbeat)
        .filter(process -> !process.isStopped())
        .filter(process -> process.shares(FOLDER))
        .isPresent();
  }
}
