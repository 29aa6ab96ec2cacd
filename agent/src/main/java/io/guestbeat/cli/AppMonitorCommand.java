package io.guestbeat.cli;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.cli.option.HostOption;
import io.guestbeat.cli.option.TimeBounds;
import io.guestbeat.host.Host;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * One call of the Application Monitoring API, as the guide's program vmware-appmonitor makes it.
 */
@Command(
    name = "appmonitor",
    description = "Makes one call to vSphere HA's application monitoring.",
    footer = {
      "",
      "Examples:",
      "  java -jar guestbeat.jar appmonitor enable",
      "  java -jar guestbeat.jar appmonitor markActive",
      "  java -jar guestbeat.jar appmonitor postAppState appStateOk",
      "",
      "After enable the virtual machine is reset unless markActive follows at least",
      "every 30 seconds, until disable. appStateNeedReset asks for a reset at once.",
      "Exit status: 0, or the error's code in the API: 1 refused, 2 not a VMware",
      "virtual machine (or misuse of this command), 3 no channel, 4 not supported."
    })
final class AppMonitorCommand implements Callable<Integer> {
  private static final Duration AGAIN = Duration.ofMillis(200);

  @Spec private CommandSpec spec;

  @Mixin private HostOption host;

  @Parameters(
      index = "0",
      paramLabel = "VERB",
      description = "enable, disable, markActive, isEnabled, getAppStatus or postAppState")
  private String verbWord;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STATE",
      description = "for postAppState: appStateOk (or OK), appStateNeedReset (or needReset)")
  private String stateWord;

  @Option(
      names = "--within",
      paramLabel = "TIME",
      description = "how long to try again while the host does not answer, 0s to 10m; default: 0s")
  @TimeBounds(from = "0s", to = "10m")
  private Duration within = Duration.ZERO;

  @Override
  public Integer call() throws IOException {
    MonitorVerb verb = verb();
    AppState state = verb.takesState() ? state(verb) : null;
    if (!verb.takesState() && stateWord != null) {
      throw misuse(verb.word() + " takes no state");
    }
    try (Host opened = host.openForOneCall()) {
      spec.commandLine().getOut().println(answer(verb, opened.appMonitor(), state));
      return AppMonitorError.SUCCESS.code();
    } catch (AppMonitorException e) {
      spec.commandLine().getErr().println(spec.name() + ": " + explain(e));
      return e.error().code();
    }
  }

  private String answer(MonitorVerb verb, AppMonitor monitor, AppState state) {
    long end = System.nanoTime() + within.toNanos();
    while (true) {
      try {
        return verb.call(monitor, state);
      } catch (AppMonitorException e) {
        if (e.error() != AppMonitorError.NOT_ENABLED || System.nanoTime() - end >= 0) {
          throw e;
        }
        LockSupport.parkNanos(AGAIN.toNanos());
      }
    }
  }

  private MonitorVerb verb() {
    return MonitorVerb.ofWord(verbWord)
        .orElseThrow(
            () ->
                misuse("\"" + verbWord + "\" is not a verb; accepted are " + MonitorVerb.words()));
  }

  private AppState state(MonitorVerb verb) {
    if (stateWord == null) {
      throw misuse(verb.word() + " needs a state: " + AppState.ACCEPTED);
    }
    try {
      return AppState.ofText(stateWord);
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
  }

  private static String explain(AppMonitorException e) {
    AppMonitorError error = e.error();
    return e.getMessage() + "; error " + error.code() + " (" + error + "): " + error.text();
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
