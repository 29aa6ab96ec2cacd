package io.guestbeat.cli;

import io.guestbeat.agent.nativecode.NativeAccess;
import io.guestbeat.cli.simulate.BadInputException;
import io.guestbeat.cli.simulate.Journal;
import io.guestbeat.cli.simulate.Profile;
import io.guestbeat.cli.simulate.Script;
import io.guestbeat.cli.simulate.SimulationRunner;
import io.guestbeat.cli.watch.Terminal;
import io.guestbeat.heartbeat.command.CommandLine;
import io.guestbeat.text.DurationText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves a simulated host, so that alert rules can be tested without vSphere. */
@Command(
    name = "simulate",
    description = "Serves a simulated ESXi host and HA cluster on a Unix socket.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar simulate --listen /tmp/host.sock",
      "  java -jar guestbeat.jar simulate --listen /tmp/host.sock --profile starved \\",
      "    --script bad-day.txt --on-reset 'systemctl restart orders'",
      "",
      "Guests reach it with host=unix:PATH. It prints what they do and what HA decides,",
      "with the simulation's time in seconds. Events are typed, or are in the script:",
      "one a line, \"at 30s vmotion\" or \"every 1m drop 5%%\"; the event help lists all.",
      "quit, Ctrl+D, Ctrl+C or SIGTERM end the simulation, which removes the socket."
    })
final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--listen",
      required = true,
      paramLabel = "PATH",
      description = "the Unix socket; one that a killed simulator has left is replaced")
  private Path socket;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "the VM, its host and its cluster: healthy, starved, old-host, or a file")
  private String profile;

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description = "events that happen at given times")
  private String script;

  @Option(
      names = "--on-reset",
      paramLabel = "COMMAND",
      description = "run at each reset, without a shell, for 30 s at most")
  private String onReset;

  @Option(names = "--for", paramLabel = "TIME", description = "ends after this time, such as 60s")
  private String limit;

  @Option(names = "--verbose", description = "prints every request")
  private boolean isVerbose;

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean isInteractive = Terminal.isThere();
    Journal journal = new Journal(spec.commandLine().getOut(), isInteractive);
    SimulationRunner runner = new SimulationRunner(socket, journal).verbose(isVerbose);
    List<String> problems = new ArrayList<>();
    configure(runner, problems);
    if (!problems.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), String.join(System.lineSeparator(), problems));
    }
    NativeAccess.prepare();
    runner.run(new InputStreamReader(System.in, Charset.defaultCharset()), isInteractive);
    return 0;
  }

  private void configure(SimulationRunner runner, List<String> problems) {
    take("", profile, text -> runner.profile(Profile.load(text)), problems);
    take("", script, text -> runner.script(Script.load(text)), problems);
    take("--on-reset ", onReset, text -> runner.onReset(CommandLine.parse(text)), problems);
    take("--for ", limit, text -> runner.limit(DurationText.parse(text)), problems);
  }

  private static void take(String name, String text, Taker taker, List<String> problems) {
    try {
      if (text != null) {
        taker.take(text);
      }
    } catch (BadInputException e) {
      problems.addAll(e.problems());
    } catch (IllegalArgumentException e) {
      problems.add(name + e.getMessage());
    }
  }

  /** Takes an option's text, or throws. */
  private interface Taker {
    void take(String text) throws BadInputException;
  }
}
