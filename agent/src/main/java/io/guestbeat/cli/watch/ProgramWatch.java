package io.guestbeat.cli.watch;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.heartbeat.HeartbeatBuilder;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.heartbeat.HeartbeatMode;
import io.guestbeat.heartbeat.HeartbeatSettings;
import io.guestbeat.heartbeat.gates.GatePlan;
import io.guestbeat.heartbeat.owner.Ownership;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/**
 * Heartbeats from this JVM for a program that may be any, until somebody ends them. Used by one
 * thread, whose run it is; the heartbeat, the checks and the end of the JVM have theirs.
 */
public final class ProgramWatch implements AutoCloseable {
  /** Who asks for it waits for it. */
  private static final Duration DISABLE_LIMIT = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(200);

  private final HeartbeatDriver heartbeat;
  private final Report report;
  private final boolean isDryRun;
  private final BlockingQueue<MenuChoice> answers = new LinkedBlockingQueue<>();
  private final Menu menu;
  private final Thread atExit = new Thread(this::disableAtExit, "guestbeat-exit");
  private volatile Duration exitTimeout = Duration.ZERO;

  /** Whether monitoring is to be left enabled at the end, so that a reset follows. */
  private boolean isResetWanted;

  /**
   * Creates a watch that does not run yet; it withholds heartbeats while one of the checks fails.
   */
  public ProgramWatch(
      AppMonitor monitor,
      Ownership ownership,
      HeartbeatSettings settings,
      List<GatePlan> checks,
      Report report) {
    this.report = report;
    isDryRun = settings.mode() == HeartbeatMode.DRY_RUN;
    HeartbeatBuilder description =
        HeartbeatBuilder.over(monitor).ownership(ownership).settings(settings);
    for (GatePlan check : checks) {
      // Unlike in an application's JVM nothing here must be set up before the first check.
      description.gate(check.watched(check.create(System::nanoTime)::check));
    }
    heartbeat = description.build();
    heartbeat.addListener(report::decided);
    menu = new Menu(System.in, report, answers);
  }

  /**
   * Sends heartbeats until somebody at the terminal ends them. Any other end of the JVM disables
   * monitoring, if wanted.
   *
   * @param newExitTimeout how long that end waits for a host that does not answer
   */
  public void run(boolean disablesOnExit, Duration newExitTimeout) throws InterruptedException {
    exitTimeout = newExitTimeout;
    isResetWanted = !disablesOnExit;
    if (disablesOnExit) {
      Runtime.getRuntime().addShutdownHook(atExit);
    }
    if (Terminal.isThere() && Signals.register("INT", menu::show) != null) {
      // Stopped by the terminal, it would send none, and the machine would be reset.
      Signals.register("TSTP", menu::show);
      report.say("press Ctrl+C to choose what to do next");
    }
    heartbeat.open();
    while (!isEndedBy(answers.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS))) {
      report.look(heartbeat);
    }
  }

  /**
   * Ends its threads. Monitoring is disabled, also where an error ends the command, unless somebody
   * has chosen the reset.
   */
  @Override
  public void close() {
    if (!isResetWanted) {
      disableAtExit();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException theJvmEnds) {
      // Then it disables monitoring.
    }
    heartbeat.close();
  }

  private boolean isEndedBy(MenuChoice answer) {
    if (answer == MenuChoice.STOP) {
      isResetWanted = true;
      report.say(
          isDryRun
              ? "stopped without disabling: after a dry run nothing follows"
              : "stopped without disabling: where HA application monitoring is on, the virtual machine"
                  + " will be reset");
      return true;
    }
    if (answer == MenuChoice.DISABLE) {
      return isDisabled();
    }
    if (answer == MenuChoice.CONTINUE) {
      report.say("heartbeats continue");
    }
    return false;
  }

  private boolean isDisabled() {
    heartbeat.stopWithin(DISABLE_LIMIT, "disabled, so no reset follows");
    if (heartbeat.engine().isRunning()) {
      report.say(
          "heartbeats continue, because the host refuses to disable monitoring"
              + heartbeat.state().lastError().map(reason -> ": " + reason).orElse(""));
      return false;
    }
    return true;
  }

  private void disableAtExit() {
    report.end();
    heartbeat.disableWithin(
        exitTimeout,
        isDryRun
            ? "this command was stopped; the dry run ends"
            : "this command was stopped; monitoring is disabled, so no reset follows");
  }
}
