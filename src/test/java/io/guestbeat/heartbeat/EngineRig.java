package io.guestbeat.heartbeat;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.concurrent.AwakeClock;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.check.GateStanding;
import io.guestbeat.heartbeat.decision.Decision;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.dryrun.DryRun;
import io.guestbeat.heartbeat.dryrun.RecordedRun;
import io.guestbeat.heartbeat.owner.Ownership;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.ha.HaSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An engine over a simulated host, on one clock that the test turns; no thread anywhere. */
final class EngineRig implements AutoCloseable {
  final TurnableClock clock = new TurnableClock();
  final Simulator simulator;
  final RecordedRun run = new RecordedRun();
  final DecisionLog log = new DecisionLog(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  final Responses responses = new Responses();
  final Observer observer = new Observer();
  final AppMonitorClient control;
  final HeartbeatEngine engine;
  final List<ScriptedGate> gates = new ArrayList<>();
  final Ownership ownership;
  private final Host host;

  /** Null unless the mode is a dry run. */
  private final DryRunParts dry;

  private Duration untilTick = Duration.ZERO;

  EngineRig(HeartbeatSettings settings, GateSettings... gateSettings) {
    this(HaSettings.of(Sensitivity.HIGH), settings, gateSettings);
  }

  EngineRig(HaSettings cluster, HeartbeatSettings settings, GateSettings... gateSettings) {
    this(cluster, Ownership.uncontested(), settings, gateSettings);
  }

  EngineRig(
      HaSettings cluster,
      Ownership ownership,
      HeartbeatSettings settings,
      GateSettings... gateSettings) {
    this.ownership = ownership;
    simulator = Simulator.builder().clock(clock).ha(cluster).build();
    host = Hosts.guestRpc(simulator.transport(), clock);
    if (settings.mode() == HeartbeatMode.DRY_RUN) {
      HeartbeatBuilder description =
          HeartbeatBuilder.over(host.appMonitor())
              .response(responses)
              .observer(observer)
              .log(log)
              .dryRun(DryRun.usual().notedIn(run).datedBy(new Dates()))
              .nanoClock(clock);
      dry = DryRunParts.of(description);
    } else {
      dry = null;
    }
    control = new AppMonitorClient(dry == null ? host.appMonitor() : dry.monitor(), clock);
    AwakeClock awakeClock = new AwakeClock(clock);
    for (GateSettings each : gateSettings) {
      gates.add(new ScriptedGate("gate-" + gates.size(), each, awakeClock, clock));
    }
    engine =
        new HeartbeatEngine(
            control,
            ownership,
            awakeClock,
            gates.stream().map(ScriptedGate::state).toList(),
            settings,
            dry == null ? responses : dry.response(),
            log,
            new GuardedObserver(dry == null ? observer : dry.observer(), log),
            clock);
    if (settings.mode() != HeartbeatMode.OFF) {
      engine.start();
    }
  }

  ScriptedGate gate() {
    return gates.get(0);
  }

  /** Lets this time pass, as the runners would: gates are checked and the engine turned on time. */
  void pass(Duration span) {
    long end = clock.getAsLong() + span.toNanos();
    do {
      gates.forEach(ScriptedGate::turn);
      untilTick = engine.tick();
      Duration left = Duration.ofNanos(end - clock.getAsLong());
      clock.turn(untilTick.compareTo(left) < 0 ? untilTick : left);
    } while (end - clock.getAsLong() > 0);
  }

  /** Lets this time pass in which the whole JVM stands still. */
  void standStill(Duration span) {
    clock.turn(span);
    simulator.tick();
  }

  /** The heartbeats that reach the host in this time. */
  long heartbeatsWithin(Duration span) {
    long before = simulator.ha().heartbeatCount();
    pass(span);
    return simulator.ha().heartbeatCount() - before;
  }

  /** Returns how often the host's application monitoring was called. */
  long callsOfMonitoring() {
    return simulator.traffic().requestsAnswered("GuestAppMonitor");
  }

  List<DecisionKind> decisions() {
    return log.decisions().stream().map(Decision::kind).collect(Collectors.toList());
  }

  @Override
  public void close() {
    host.close();
    simulator.close();
  }

  /** The time of day that belongs to the clock: the test begins at the epoch. */
  private final class Dates extends Clock {
    private final long began = clock.getAsLong();

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusNanos(clock.getAsLong() - began);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  /** Keeps what it is shown. */
  static final class Observer implements HeartbeatObserver {
    final List<Beat> beats = new ArrayList<>();
    final List<String> gates = new ArrayList<>();
    boolean isBroken;

    @Override
    public void beat(Beat beat) {
      beats.add(beat);
      if (isBroken) {
        throw new NoClassDefFoundError("a jar that was overwritten");
      }
    }

    @Override
    public void gateChanged(GateStanding now) {
      gates.add(now.toString());
    }
  }

  /** Notes what it is told. */
  static final class Responses implements FailureResponse {
    final List<String> calls = new ArrayList<>();
    boolean mayWithhold = true;
    int asked;
    boolean isBroken;

    @Override
    public void failing(String reason, boolean isSpared) {
      calls.add("failing");
    }

    @Override
    public boolean mayWithhold(String reason) {
      if (isBroken) {
        throw new NoClassDefFoundError("a jar that was overwritten");
      }
      asked++;
      return mayWithhold;
    }

    @Override
    public void withholding() {
      calls.add("withholding");
    }

    @Override
    public void notMonitored() {
      calls.add("notMonitored");
    }

    @Override
    public void wouldBeReset() {
      calls.add("wouldBeReset");
    }

    @Override
    public void recovered() {
      calls.add("recovered");
    }

    @Override
    public ResponseState state() {
      return ResponseState.NONE;
    }
  }
}
