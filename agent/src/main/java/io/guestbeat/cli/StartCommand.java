package io.guestbeat.cli;

import io.guestbeat.cli.top.HeartbeatOrder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the heartbeats of one JVM or of all. */
@Command(
    name = "start",
    description = "Starts the heartbeats of one JVM or of all.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar start 4711",
      "  java -jar guestbeat.jar start all",
      "",
      "It enables monitoring: from then on the VM is reset if the JVM dies.",
      "Exit status: 0, or 1 if it failed for a process or at its host."
    })
final class StartCommand implements Callable<Integer> {
  @Mixin private TargetJvms targets;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return targets.order(HeartbeatOrder.start());
  }
}
