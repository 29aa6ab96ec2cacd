package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.concurrent.NanoClock;
import io.guestbeat.heartbeat.check.WatchedGate;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.dryrun.DryRun;
import io.guestbeat.heartbeat.owner.Ownership;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/** Describes a heartbeat before it is built. Used by one thread. */
public final class HeartbeatBuilder {
  final AppMonitor monitor;
  final List<WatchedGate> gates = new ArrayList<>();
  DecisionLog log = new DecisionLog(Clock.systemUTC());
  HeartbeatSettings settings = HeartbeatSettings.of(HeartbeatMode.OFF);
  FailureResponse response = FailureResponse.NONE;
  Runnable beforeStart = () -> {};
  HeartbeatObserver observer = HeartbeatObserver.NONE;
  LongSupplier nanoClock = NanoClock.OF_THIS_JVM;
  Ownership ownership = Ownership.uncontested();

  /** Null unless given, so that no class of a dry run is loaded. */
  DryRun dryRun;

  private HeartbeatBuilder(AppMonitor monitor) {
    this.monitor = Objects.requireNonNull(monitor, "monitor");
  }

  /** A heartbeat over this monitor: off, without a gate. */
  public static HeartbeatBuilder over(AppMonitor monitor) {
    return new HeartbeatBuilder(monitor);
  }

  /** Sets how heartbeats are sent and withheld. */
  public HeartbeatBuilder settings(HeartbeatSettings newSettings) {
    settings = Objects.requireNonNull(newSettings, "settings");
    return this;
  }

  /** One more gate. */
  public HeartbeatBuilder gate(WatchedGate gate) {
    gates.add(Objects.requireNonNull(gate, "gate"));
    return this;
  }

  /** Sets what else is done about a dead application. */
  public HeartbeatBuilder response(FailureResponse newResponse) {
    response = Objects.requireNonNull(newResponse, "response");
    return this;
  }

  /**
   * Sets what is done once, before heartbeats are started first, on the thread that starts them.
   */
  public HeartbeatBuilder beforeStart(Runnable newBeforeStart) {
    beforeStart = Objects.requireNonNull(newBeforeStart, "beforeStart");
    return this;
  }

  /** Who is shown each heartbeat and each change of a gate. */
  public HeartbeatBuilder observer(HeartbeatObserver newObserver) {
    observer = Objects.requireNonNull(newObserver, "observer");
    return this;
  }

  /** Sets where decisions are noted, if others note theirs there too. */
  public HeartbeatBuilder log(DecisionLog newLog) {
    log = Objects.requireNonNull(newLog, "log");
    return this;
  }

  /** Which of the processes of this machine sends; uncontested unless this is called. */
  public HeartbeatBuilder ownership(Ownership newOwnership) {
    ownership = Objects.requireNonNull(newOwnership, "ownership");
    return this;
  }

  /**
   * How a dry run computes what vSphere HA would do, and where that is noted. In a dry run the
   * monitor is never called, and the ownership never claimed.
   */
  public HeartbeatBuilder dryRun(DryRun newDryRun) {
    dryRun = Objects.requireNonNull(newDryRun, "dryRun");
    return this;
  }

  /** Another monotonic clock. */
  public HeartbeatBuilder nanoClock(LongSupplier newNanoClock) {
    nanoClock = Objects.requireNonNull(newNanoClock, "nanoClock");
    return this;
  }

  /** Returns the heartbeat, not open yet. */
  public HeartbeatDriver build() {
    return new HeartbeatDriver(this);
  }
}
