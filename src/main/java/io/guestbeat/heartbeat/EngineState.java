package io.guestbeat.heartbeat;

import io.guestbeat.heartbeat.check.GateStanding;
import io.guestbeat.heartbeat.owner.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The state of the engine at one moment. Immutable. */
public final class EngineState {
  private final HeartbeatMode mode;
  private final HeartbeatPhase phase;
  private final Duration interval;
  private final long withheld;
  private final long late;
  private final Duration suspendedFor;
  private final String suspensionReason;
  private final Owner owner;
  private final boolean hiddenByAnother;
  private final List<GateStanding> gates;

  EngineState(
      HeartbeatMode mode,
      HeartbeatPhase phase,
      Duration interval,
      long withheld,
      long late,
      Duration suspendedFor,
      String suspensionReason,
      Owner owner,
      boolean hiddenByAnother,
      List<GateStanding> gates) {
    this.mode = mode;
    this.phase = phase;
    this.interval = interval;
    this.withheld = withheld;
    this.late = late;
    this.suspendedFor = suspendedFor;
    this.suspensionReason = suspensionReason;
    this.owner = owner;
    this.hiddenByAnother = hiddenByAnother;
    this.gates = gates;
  }

  /** Returns the mode: whether heartbeats are sent automatically, and may be withheld. */
  public HeartbeatMode mode() {
    return mode;
  }

  /** Returns what is done about the application now. */
  public HeartbeatPhase phase() {
    return phase;
  }

  /** Returns whether heartbeats are sent by themselves, unless withheld. */
  public boolean isRunning() {
    return phase != HeartbeatPhase.STOPPED;
  }

  /** From one heartbeat to the next: 1 s to 25 s. */
  public Duration interval() {
    return interval;
  }

  /** Returns how many heartbeats were due and withheld. */
  public long withheld() {
    return withheld;
  }

  /** Returns how many heartbeats were late by more than half an interval. */
  public long late() {
    return late;
  }

  /** Returns how much longer closed gates withhold nothing; empty if they do. */
  public Optional<Duration> suspendedFor() {
    return Optional.ofNullable(suspendedFor);
  }

  /** Returns why the gates are suspended; empty if they are not. */
  public Optional<String> suspensionReason() {
    return Optional.ofNullable(suspensionReason);
  }

  /** Returns the process that sends the heartbeat of this machine; empty if none is known. */
  public Optional<Owner> owner() {
    return Optional.ofNullable(owner);
  }

  /**
   * Returns whether heartbeats are withheld and another program of the virtual machine sends
   * heartbeats, so that vSphere HA does not reset it.
   */
  public boolean isHiddenByAnother() {
    return hiddenByAnother;
  }

  /** Returns where each gate stands, in the order of the chain. */
  public List<GateStanding> gates() {
    return gates;
  }
}
