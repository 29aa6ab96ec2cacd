package io.guestbeat.cli;

import io.guestbeat.cli.top.HeartbeatOrder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a suspension of the gates, in one JVM or in all. */
@Command(
    name = "resume",
    description = "Ends a suspension of the gates, in one JVM or in all.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar resume 4711",
      "  java -jar guestbeat.jar resume all",
      "",
      "A suspension by the file /run/guestbeat/suspend ends when that file is deleted.",
      "Exit status: 0, or 1 if it failed for a process."
    })
final class ResumeCommand implements Callable<Integer> {
  @Mixin private TargetJvms targets;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return targets.order(HeartbeatOrder.resume());
  }
}
