package io.guestbeat.cli;

import io.guestbeat.cli.top.HeartbeatOrder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the heartbeats of one JVM or of all, without a reset. */
@Command(
    name = "stop",
    description = "Stops the heartbeats of one JVM or of all, without a reset.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar stop 4711",
      "  java -jar guestbeat.jar stop all",
      "",
      "Use it before a debugger, or anything else, stops the whole JVM.",
      "Exit status: 0, or 1 if it failed for a process or at its host."
    })
final class StopCommand implements Callable<Integer> {
  @Mixin private TargetJvms targets;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return targets.order(HeartbeatOrder.stop());
  }
}
