package io.guestbeat.cli.simulate;

import io.guestbeat.heartbeat.command.CommandLine;
import io.guestbeat.host.simulator.Simulator;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Serves a simulated host on a Unix socket and turns its crank, until its time is over, somebody
 * quits, or the JVM ends. The thread that runs it follows script and commands; commands are read,
 * and the command of a reset is run, on daemon threads of its own.
 */
public final class SimulationRunner {
  /** How often heartbeats are looked for. */
  private static final Duration GLANCE = Duration.ofMillis(200);

  private final Path socket;
  private final Journal journal;
  private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
  private final ExecutorService resets =
      Executors.newSingleThreadExecutor(task -> daemon("guestbeat-simulate-reset", task));
  private Profile profile = Profile.ofDefaults();
  private Script script = Script.empty();
  private Optional<ResetCommand> onReset = Optional.empty();
  private Optional<Duration> limit = Optional.empty();
  private boolean isVerbose;

  /** A simulated host that guests will reach here, and whose journal this is. */
  public SimulationRunner(Path socket, Journal journal) {
    this.socket = socket;
    this.journal = journal;
  }

  /** Sets the profile to simulate. */
  public SimulationRunner profile(Profile chosen) {
    profile = chosen;
    return this;
  }

  /** Sets the script of events. */
  public SimulationRunner script(Script chosen) {
    script = chosen;
    return this;
  }

  /** Sets the command that is run at a reset. */
  public SimulationRunner onReset(CommandLine command) {
    onReset = Optional.of(new ResetCommand(command));
    return this;
  }

  /** Ends by itself after so long. */
  public SimulationRunner limit(Duration span) {
    limit = Optional.of(span);
    return this;
  }

  /** Sets whether each request is printed. */
  public SimulationRunner verbose(boolean all) {
    isVerbose = all;
    return this;
  }

  /**
   * Runs to the end.
   *
   * @param input where commands are read, line by line
   * @param endsWithInput whether the end of the input is the end of all
   * @throws IOException if the socket cannot be made
   */
  public void run(Reader input, boolean endsWithInput) throws IOException, InterruptedException {
    boolean wasLeftBehind = SocketFile.makeFree(socket);
    try (Simulator simulator = profile.start()) {
      Simulation simulation =
          Simulation.of(simulator, script, journal, isVerbose, () -> afterReset(simulator));
      // Before the socket is there, or a signal that comes early would leave it behind.
      Thread atExit = new Thread(() -> end(simulator), "guestbeat-simulate-end");
      Runtime.getRuntime().addShutdownHook(atExit);
      simulator.serve(socket);
      if (wasLeftBehind) {
        journal.line(simulator.time(), "a socket that nobody listened on was replaced");
      }
      journal.line(simulator.time(), "ready: guests reach this host with host=unix:" + socket);
      daemon("guestbeat-simulate-input", new CommandReader(input, commands, endsWithInput)).start();
      turn(simulator, simulation);
      end(simulator);
    }
  }

  private void turn(Simulator simulator, Simulation simulation) throws InterruptedException {
    while (!simulation.isOver() && !isTimeUp(simulator)) {
      simulation.step(simulator.time());
      String command = commands.poll(pauseMillis(simulator, simulation), TimeUnit.MILLISECONDS);
      if (command != null && !simulation.isOver()) {
        simulation.command(command);
      }
    }
  }

  private boolean isTimeUp(Simulator simulator) {
    return limit.isPresent() && simulator.time().compareTo(limit.get()) >= 0;
  }

  private long pauseMillis(Simulator simulator, Simulation simulation) {
    if (simulation.isOver()) {
      return 0;
    }
    Duration now = simulator.time();
    Duration pause = GLANCE;
    for (Optional<Duration> due : Arrays.asList(simulation.next(), limit)) {
      Duration wait = due.map(moment -> moment.minus(now)).orElse(GLANCE);
      pause = wait.compareTo(pause) < 0 ? wait : pause;
    }
    return Math.max(0, pause.toMillis()) + 1;
  }

  private void afterReset(Simulator simulator) {
    onReset.ifPresent(
        command ->
            resets.execute(
                () -> {
                  String outcome = command.run();
                  journal.line(simulator.time(), "on-reset: the command " + outcome);
                }));
  }

  /** Removes the socket; also where a signal ends the JVM. */
  private void end(Simulator simulator) {
    simulator.close();
    resets.shutdownNow();
    journal.close(simulator.time(), "ended");
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(SimulationRunner.class.getClassLoader());
    return thread;
  }
}
