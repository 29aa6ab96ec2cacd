package io.guestbeat.cli;

import io.guestbeat.agent.nativecode.NativeAccess;
import io.guestbeat.cli.option.ChecksOption;
import io.guestbeat.cli.option.HostOption;
import io.guestbeat.cli.option.TimeBounds;
import io.guestbeat.cli.watch.ProgramWatch;
import io.guestbeat.cli.watch.Report;
import io.guestbeat.heartbeat.HeartbeatMode;
import io.guestbeat.heartbeat.HeartbeatSettings;
import io.guestbeat.heartbeat.gates.GatePlan;
import io.guestbeat.heartbeat.owner.MachineOwnership;
import io.guestbeat.heartbeat.owner.Owner;
import io.guestbeat.heartbeat.owner.Ownership;
import io.guestbeat.host.Host;
import io.guestbeat.machine.ProcessId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends heartbeats, as the SDK's sample program does, while a program of any kind is alive. */
@Command(
    name = "heartbeat",
    description =
        "Sends heartbeats to vSphere HA while its checks succeed, until it is " + "stopped.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar heartbeat",
      "  java -jar guestbeat.jar heartbeat --dry-run --check-tcp localhost:5432",
      "  java -jar guestbeat.jar heartbeat --check-http http://localhost:8080/health \\",
      "      --check-pid /run/acme.pid --retries 5 --timeout 2s",
      "  java -jar guestbeat.jar heartbeat --check-command '/opt/acme/check --quick'",
      "",
      "Ctrl+C asks: s stops and exits (the virtual machine will be reset), d disables",
      "monitoring and exits (no reset), c continues. Without a terminal, and at",
      "SIGTERM, monitoring is disabled. Without a check, heartbeats prove only that",
      "this command runs. Exit status: 0 after s and d; 1 if this is not a VMware",
      "virtual machine."
    })
final class HeartbeatCommand implements Callable<Integer> {
  /** The name by which other processes of the machine know this command. */
  private static final String OWNER_NAME = "guestbeat-heartbeat";

  @Spec private CommandSpec spec;

  @Mixin private HostOption host;
  @Mixin private ChecksOption checks;

  @Option(
      names = "--dry-run",
      description =
          "never calls the host; reports when heartbeats would be withheld and the machine reset")
  private boolean isDryRun;

  @Option(
      names = "--presence",
      description = "always sends heartbeats; only reports when they would be withheld")
  private boolean isPresence;

  @Option(
      names = {"-v", "--verbose"},
      description = "also prints a line for each heartbeat")
  private boolean isVerbose;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "time from one heartbeat to the next, 1s to 25s; default: 15s")
  @TimeBounds(from = "1s", to = "25s")
  private Duration interval = Duration.ofSeconds(15);

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description = "how long after the start failed checks withhold no heartbeat; default: 1m")
  @TimeBounds(from = "0s", to = "1h")
  private Duration grace = Duration.ofMinutes(1);

  @Option(
      names = "--on-exit-timeout",
      paramLabel = "TIME",
      description =
          "how long to wait at the end for a host that does not answer, 500ms to 1m; "
              + "default: 10s")
  @TimeBounds(from = "500ms", to = "1m")
  private Duration exitTimeout = Duration.ofSeconds(10);

  private boolean disablesOnExit = true;

  @Option(
      names = "--on-exit",
      paramLabel = "WHAT",
      description =
          "at SIGTERM: disable monitoring, or leave it enabled, so that a reset "
              + "follows; default: disable")
  void setOnExit(String text) {
    if (!text.equals("disable") && !text.equals("leave")) {
      throw new ParameterException(
          spec.commandLine(), "--on-exit " + text + ": accepted is disable or leave");
    }
    disablesOnExit = text.equals("disable");
  }

  private HeartbeatMode mode() {
    if (isDryRun && isPresence) {
      throw new ParameterException(
          spec.commandLine(), "--presence: accepted without --dry-run only");
    }
    if (isDryRun) {
      return HeartbeatMode.DRY_RUN;
    }
    return isPresence ? HeartbeatMode.PRESENCE : HeartbeatMode.ON;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<GatePlan> wanted = checks.checks();
    HeartbeatSettings settings =
        HeartbeatSettings.of(mode()).withInterval(interval).withGrace(grace);
    Report report = new Report(spec.commandLine().getOut(), Clock.systemUTC(), isVerbose);
    try (Host opened = host.open()) {
      if (!isDryRun && host.canNeverBe()) {
        // Says why; any other host may come, or come back, and is waited for.
        opened.appMonitor().enable();
      }
      try (ProgramWatch watch =
          new ProgramWatch(opened.appMonitor(), ownership(), settings, wanted, report)) {
        watch.run(disablesOnExit, exitTimeout);
      }
    }
    return 0;
  }

  private Ownership ownership() {
    return host.spec()
        .sharedMachine()
        .map(
            machine ->
                MachineOwnership.of(
                    machine, Owner.of(ProcessId.ofThis(), OWNER_NAME), NativeAccess::prepare))
        .orElseGet(Ownership::uncontested);
  }
}
