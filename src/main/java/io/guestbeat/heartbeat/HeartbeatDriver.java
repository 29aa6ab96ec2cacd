package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.concurrent.AwakeClock;
import io.guestbeat.heartbeat.check.GateCheck;
import io.guestbeat.heartbeat.check.GateRunner;
import io.guestbeat.heartbeat.check.GateState;
import io.guestbeat.heartbeat.check.WatchedGate;
import io.guestbeat.heartbeat.decision.Decision;
import io.guestbeat.heartbeat.decision.DecisionAnnouncer;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.owner.Ownership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The application's heartbeat: sends it, on a thread of its own, while the gates are open, and does
 * what an operator asks for. Safe between threads. {@link #state()}, {@link #engine()} and {@link
 * #decisions()} never wait; what deals with the host waits for its deadline, in turn with others.
 */
public final class HeartbeatDriver implements AutoCloseable {
  private final AppMonitorClient control;
  private final HeartbeatEngine engine;
  private final DecisionLog log;
  private final boolean isDryRun;
  private final HeartbeatRunner runner;
  private final CleanStop cleanStop;

  /** Made at the start, as the JVM's end is no time to load what it takes. */
  private final Consumer<BooleanSupplier> end;

  private volatile String endReason = "";

  private final DecisionAnnouncer announcer;
  private final List<GateRunner> gateRunners = new ArrayList<>();
  private final List<Consumer<Decision>> listeners = new CopyOnWriteArrayList<>();
  private final FailureResponse response;
  private final Runnable beforeStart;
  private boolean open;
  private boolean prepared;

  HeartbeatDriver(HeartbeatBuilder description) {
    log = description.log;
    isDryRun = description.settings.mode() == HeartbeatMode.DRY_RUN;
    DryRunParts dry = isDryRun ? DryRunParts.of(description) : null;
    control =
        new AppMonitorClient(isDryRun ? dry.monitor() : description.monitor, description.nanoClock);
    response = isDryRun ? dry.response() : description.response;
    beforeStart = description.beforeStart;
    AwakeClock awakeClock = new AwakeClock(description.nanoClock);
    List<GateState> gates = new ArrayList<>();
    for (WatchedGate gate : description.gates) {
      GateState state = new GateState(gate, awakeClock.getAsLong());
      gates.add(state);
      gateRunners.add(new GateRunner(new GateCheck(gate.check(), state, awakeClock), gate));
    }
    engine =
        new HeartbeatEngine(
            control,
            isDryRun ? Ownership.uncontested() : description.ownership,
            awakeClock,
            gates,
            description.settings,
            response,
            log,
            new GuardedObserver(isDryRun ? dry.observer() : description.observer, log),
            description.nanoClock);
    announcer = new DecisionAnnouncer(log, this::notifyListeners);
    runner = new HeartbeatRunner(engine, announcer);
    cleanStop = new CleanStop(log, new StopProgress(), description.nanoClock);
    end = isStillWanted -> engine.end(endReason);
    log.onNews(runner::wake);
  }

  /** Adds a listener that is notified of every later decision, on a thread of its own. */
  public void addListener(Consumer<Decision> listener) {
    listeners.add(listener);
  }

  /** Starts the threads, and heartbeats unless their mode is off. */
  public synchronized void open() {
    if (open) {
      throw new IllegalStateException("this heartbeat is open already");
    }
    open = true;
    if (engine.state().mode() != HeartbeatMode.OFF) {
      start();
    }
    runner.start();
  }

  /** Sends heartbeats from now on; a mode of off becomes on. */
  public synchronized void start() {
    if (!prepared) {
      beforeStart.run();
      prepared = true;
    }
    // One that could not be started when it was last tried is started now.
    for (GateRunner gate : gateRunners) {
      if (gate.getState() == Thread.State.NEW) {
        gate.start();
      }
    }
    engine.start();
    runner.wake();
  }

  /**
   * Disables monitoring, so that no reset follows, and sends no more heartbeats.
   *
   * @throws AppMonitorException if the host does not take that; then heartbeats go on
   */
  public void stop(String reason) {
    engine.stop(reason, () -> true);
  }

  /**
   * Sends heartbeats this far apart.
   *
   * @throws IllegalArgumentException if that is not 1 s to 25 s
   */
  public void setInterval(Duration interval) {
    engine.setInterval(interval);
    runner.wake();
  }

  /**
   * Sends heartbeats whatever the gates say, for a time.
   *
   * @param span 1 s to 24 h
   * @throws IllegalArgumentException if the span is not accepted or there is no reason
   */
  public void suspend(Duration span, String reason) {
    engine.suspensions().suspend(span, reason);
    runner.wake();
  }

  /** Heeds the gates again. */
  public void resume() {
    engine.suspensions().resume();
    runner.wake();
  }

  /**
   * Sends heartbeats whatever the gates say, by order of a file; {@link #resume} does not end it.
   *
   * @param source the file
   * @param left 1 s to 24 h, after which it ends unless this is called again
   */
  public void holdBy(String source, Duration left, String reason) {
    engine.suspensions().holdBy(source, left, reason);
  }

  /** Ends what {@link #holdBy} began. */
  public void endHold(String why) {
    engine.suspensions().endHold(why);
  }

  /** Enables monitoring by hand; throws {@link AppMonitorException} with the reason. */
  public void enable() {
    requireHost();
    engine.order(control::enable);
  }

  /** Sends one heartbeat by hand; throws {@link AppMonitorException} with the reason. */
  public void markActive() {
    requireHost();
    engine.order(control::markActive);
  }

  /** Posts the application's state; throws {@link AppMonitorException} with the reason. */
  public void postAppState(AppState state) {
    requireHost();
    control.postAppState(state);
  }

  /** Asks the host what it makes of the application, unless heartbeats do; never throws. */
  public void refresh() {
    HeartbeatPhase phase = engine.state().phase();
    if (phase == HeartbeatPhase.STOPPED || phase == HeartbeatPhase.WAITING) {
      control.refresh();
    }
  }

  /** Returns whether the host has ever answered: if not, monitoring was never enabled from here. */
  public boolean hasReachedHost() {
    return control.hasReachedHost();
  }

  /** Returns what is known of the heartbeats and the host. */
  public HeartbeatState state() {
    return isDryRun ? control.state().ofADryRun() : control.state();
  }

  /** Returns what the engine does. */
  public EngineState engine() {
    return engine.state();
  }

  /** Returns what else was done about a dead application. */
  public ResponseState response() {
    return response.state();
  }

  /** Returns the last decisions, the oldest first. */
  public List<Decision> decisions() {
    return log.decisions();
  }

  /**
   * Disables monitoring if heartbeats are sent, withdraws a reset that this JVM asked for, and
   * tells of it; tries and waits for at most so long. Where the host has not taken it by then,
   * heartbeats go on. Never throws.
   */
  public void stopWithin(Duration limit, String reason) {
    if (isAnythingToStop()) {
      cleanStop.carryOut(
          StopPatience.ofAnOrder(limit), isStillWanted -> engine.stop(reason, isStillWanted));
    }
  }

  /**
   * Disables monitoring as the JVM ends: for good, and no heartbeat is started from now on. It does
   * not wait for a heartbeat that is late or withheld, only for the call to the host that is under
   * way. Never throws.
   *
   * @param limit how long to wait, in time that the JVM could run, for a host that does not answer;
   *     for anything else it is waited half a second at most
   * @return whether the host has taken it, or there was nothing to disable
   */
  public boolean disableWithin(Duration limit, String reason) {
    boolean isToBeDisabled = engine.noMore();
    endReason = reason;
    return !(isToBeDisabled || response.state().isResetPending())
        || cleanStop.carryOut(StopPatience.ofAnExit(limit), end);
  }

  private boolean isAnythingToStop() {
    return engine.state().isRunning() || response.state().isResetPending();
  }

  /**
   * Notifies the listeners of outstanding decisions on the calling thread, if the JVM can start no
   * thread for it. Whoever has the time calls it now and then; the listeners may take theirs.
   *
   * @return whether there was something to announce for this thread
   */
  public boolean announceOnThisThread() throws InterruptedException {
    return announcer.announceOnThisThread();
  }

  /** Ends the threads. Monitoring stays as it is: {@link #stop} first, or a reset follows. */
  @Override
  public synchronized void close() {
    runner.close();
    gateRunners.forEach(GateRunner::close);
    announcer.close();
  }

  private void requireHost() {
    if (isDryRun) {
      throw new AppMonitorException(
          AppMonitorError.NOT_SUPPORTED,
          "refused, as a dry run never calls the host's application monitoring; the command"
              + " guestbeat appmonitor does");
    }
  }

  private void notifyListeners(Decision decision) {
    for (Consumer<Decision> listener : listeners) {
      try {
        listener.accept(decision);
      } catch (RuntimeException | Error e) {
        // The listener's own concern; the others are told all the same.
      }
    }
  }

  private final class StopProgress implements CleanStop.Progress {
    @Override
    public boolean hasReachedHost() {
      return control.hasReachedHost();
    }

    @Override
    public boolean isResetPending() {
      return response.state().isResetPending();
    }

    @Override
    public boolean announceAll() {
      announcer.announce();
      return announcer.isUpToDate() || announcer.lacksThread();
    }
  }
}
