package io.guestbeat.agent.runtime;

import io.guestbeat.agent.flight.FlightRecording;
import io.guestbeat.agent.nativecode.NativeAccess;
import io.guestbeat.agent.options.HeartbeatOptions;
import io.guestbeat.agent.progress.ProgressGate;
import io.guestbeat.concurrent.NanoClock;
import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.heartbeat.HeartbeatBuilder;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.heartbeat.HeartbeatMode;
import io.guestbeat.heartbeat.StopSignal;
import io.guestbeat.heartbeat.check.WatchedGate;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.gates.BuiltInGate;
import io.guestbeat.heartbeat.gates.GateName;
import io.guestbeat.heartbeat.gates.GatePlan;
import io.guestbeat.heartbeat.owner.MachineOwnership;
import io.guestbeat.heartbeat.owner.Owner;
import io.guestbeat.heartbeat.owner.Ownership;
import io.guestbeat.host.Host;
import io.guestbeat.host.HostSpec;
import io.guestbeat.insight.pause.Pause;
import io.guestbeat.machine.ProcessId;
import io.guestbeat.text.DurationText;
import java.lang.instrument.Instrumentation;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The heartbeat of this JVM with all that belongs to it: its gates, what else is done about a dead
 * application, its log, and its end. Used by one thread.
 */
final class HeartbeatService implements AutoCloseable {
  /** Nobody waits for a detaching but who wants it, and to give up early would refuse it. */
  private static final Duration DETACH_LIMIT = Duration.ofSeconds(10);

  private final HeartbeatOptions options;
  private final Host host;
  private final Instrumentation instrumentation;
  private final AgentLog log;
  private final Escalations escalations;
  private final Map<GateName, HeartbeatGate> gates = new ConcurrentHashMap<>();
  private final HeartbeatDriver heartbeat;

  /** Null in every other mode, so that nothing of it is loaded. */
  private final DryRunNotes dryRun;

  private final Thread exit = new Thread(this::exit, "guestbeat-exit");

  private HeartbeatService(
      HeartbeatOptions options,
      Host host,
      HostSpec spec,
      Instrumentation instrumentation,
      FlightRecording recording,
      AgentLog log) {
    this.options = options;
    this.host = host;
    this.instrumentation = instrumentation;
    this.log = log;
    DecisionLog decisions = new DecisionLog(Clock.systemUTC());
    escalations = new Escalations(options, host, spec.isSimulated(), decisions);
    HeartbeatBuilder description =
        HeartbeatBuilder.over(host.appMonitor())
            .settings(options.settings())
            .response(escalations)
            .beforeStart(this::prepare)
            .observer(recording)
            .log(decisions);
    if (options.settings().mode() == HeartbeatMode.DRY_RUN) {
      dryRun = new DryRunNotes(options, decisions);
      description.dryRun(dryRun.dryRun());
    } else {
      dryRun = null;
      description.ownership(ownership(spec, options));
    }
    for (GatePlan plan : options.gates().plans()) {
      description.gate(watched(plan, options.settings().grace()));
    }
    heartbeat = description.build();
    heartbeat.addListener(new DecisionLogger(log));
    heartbeat.addListener(recording::decided);
    if (isDryRun()) {
      heartbeat.addListener(dryRun::decided);
    }
    escalations.over(heartbeat);
  }

  /**
   * The heartbeat as the options want it, not sent yet.
   *
   * @param host closed with the service
   * @param spec which host that is
   */
  static HeartbeatService of(
      HeartbeatOptions options,
      Host host,
      HostSpec spec,
      Instrumentation instrumentation,
      FlightRecording recording,
      AgentLog log) {
    return new HeartbeatService(options, host, spec, instrumentation, recording, log);
  }

  private static Ownership ownership(HostSpec spec, HeartbeatOptions options) {
    Optional<String> machine = spec.sharedMachine();
    if (!machine.isPresent()) {
      return Ownership.uncontested();
    }
    String name = options.name().isPresent() ? options.name().get() : ApplicationName.ofThis();
    return MachineOwnership.of(
        machine.get(), Owner.of(ProcessId.ofThis(), name), NativeAccess::prepare);
  }

  Host host() {
    return host;
  }

  HeartbeatDriver heartbeat() {
    return heartbeat;
  }

  /** Starts it, unless its mode is off or the JVM ends already; sees to a clean end of the JVM. */
  void open() {
    if (options.disablesOnExit()) {
      // Before the first heartbeat, or one could be sent that nobody disables.
      try {
        Runtime.getRuntime().addShutdownHook(exit);
      } catch (IllegalStateException theJvmEndsAlready) {
        return;
      }
    }
    heartbeat.open();
  }

  boolean isDryRun() {
    return dryRun != null;
  }

  /** Notes in a dry run, and only there, that the JVM stood still. */
  void paused(Pause pause) {
    dryRun.paused(pause);
  }

  /**
   * Announces decisions on the calling thread, if no other thread can. Returns whether there were
   * any.
   */
  boolean announceOnThisThread() {
    try {
      return heartbeat.announceOnThisThread();
    } catch (InterruptedException notTheWayToEndUs) {
      // What is not announced is announced the next time.
      return true;
    }
  }

  /**
   * Sends no more heartbeats, and disables monitoring so that nobody is reset for that.
   *
   * @return whether the host has taken it; if not, heartbeats go on
   */
  boolean stop(String reason) {
    heartbeat.stopWithin(DETACH_LIMIT, reason);
    return !heartbeat.engine().isRunning();
  }

  /** Ends its threads; heartbeats that the host does not let end go on, and end with the JVM. */
  @Override
  public void close() {
    if (!stop("Guestbeat ends")) {
      log.error("the host refuses to disable monitoring, so heartbeats continue");
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(exit);
    } catch (IllegalStateException theJvmEnds) {
      // Then the hook finds nothing left to do.
    }
    heartbeat.close();
    escalations.close();
    if (isDryRun()) {
      dryRun.close();
    }
    gates.forEach(this::closeGate);
    host.close();
  }

  private void exit() {
    if (!heartbeat.disableWithin(options.exitTimeout(), "the JVM ends")) {
      log.error(
          "the host refused to disable monitoring, or did not do so within "
              + DurationText.of(options.exitTimeout())
              + " (on-exit.timeout): vSphere HA may reset the virtual machine, unless "
              + "ExecStopPost= or another JVM with Guestbeat disables monitoring first");
    }
  }

  /** What only a heartbeat needs, and a JVM without one is to be spared. */
  private void prepare() {
    Optional<String> trouble = options.evidenceTrouble();
    if (trouble.isPresent()) {
      log.warn(trouble.get());
    }
    if (options.disablesOnExit()) {
      warnWhereNoHookRuns();
    }
    escalations.open();
    // Loads classes that the end of the JVM needs, when the jar may be gone.
    heartbeat.response();
    for (GatePlan plan : options.gates().plans()) {
      if (!gates.containsKey(plan.name())) {
        gates.put(plan.name(), gate(plan));
      }
    }
  }

  private void warnWhereNoHookRuns() {
    String remedy =
        "; stop the heartbeat before each stop (JMX: stopHeartbeat), or let ExecStopPost= run"
            + " \"guestbeat appmonitor disable\" after it";
    switch (StopSignal.ofThisJvm()) {
      case FATAL:
        log.warn(
            "this JVM does not handle SIGTERM (-Xrs or -XX:+ReduceSignalUsage), so a stop runs no"
                + " shutdown hook, monitoring stays enabled, and vSphere HA may reset the virtual"
                + " machine: remove that option"
                + remedy);
        break;
      case IGNORED:
        log.warn(
            "this JVM ignores SIGTERM, as the program that started it did, so a stop has to kill"
                + " it, monitoring stays enabled, and vSphere HA may reset the virtual machine:"
                + " start it with SIGTERM at its default"
                + remedy);
        break;
      default:
        break;
    }
  }

  private WatchedGate watched(GatePlan plan, Duration grace) {
    boolean isAtOnce = plan.builtIn().isPresent() && plan.builtIn().get().asksTheJvmOnly();
    return plan.watched(() -> gates.get(plan.name()).check())
        .firstCheckedAfter(isAtOnce ? Duration.ZERO : grace);
  }

  private HeartbeatGate gate(GatePlan plan) {
    Optional<BuiltInGate> builtIn = plan.builtIn();
    if (!builtIn.isPresent()) {
      return options.gates().application().lazily(plan.name().kind(), plan.keys());
    }
    return builtIn.get() == BuiltInGate.PROGRESS
        ? ProgressGate.weaving(instrumentation, plan.keys())
        : plan.create(NanoClock.OF_THIS_JVM);
  }

  private void closeGate(GateName name, HeartbeatGate gate) {
    if (gate instanceof AutoCloseable) {
      try {
        ((AutoCloseable) gate).close();
      } catch (Exception e) {
        log.error("gate " + name + " cannot be closed", e);
      }
    }
  }
}
