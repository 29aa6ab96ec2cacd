package io.guestbeat.heartbeat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The phases of the heartbeat. */
public enum HeartbeatPhase {
  /** No heartbeat is sent by itself: it was not started, or was stopped. */
  STOPPED(false),
  /**
   * No heartbeat is sent, as another process sends the one of this machine, or has died while it
   * did.
   */
  WAITING(false),
  /** Heartbeats are sent, and no gate is closed. */
  ALIVE(false),
  /** Heartbeats are sent although a gate is closed, as the JVM has started only now. */
  SPARED(false),
  /** Heartbeats are sent whatever the gates find, as an operator has suspended them. */
  SUSPENDED(false),
  /** A gate is closed, and heartbeats are sent until {@code heartbeat.withhold-after} is over. */
  FAILING(true),
  /** A gate is closed, and heartbeats would be withheld now; a dry run sends none to the host. */
  DRY_RUN(true),
  /** A gate is closed, and heartbeats are sent as long as the JVM runs: the mode is presence. */
  PRESENCE(true),
  /** A gate is closed, and heartbeats are sent, as vSphere HA does not monitor the application. */
  NOT_MONITORED(true),
  /** A gate is closed, and heartbeats are sent, as the budget of resets is spent. */
  OVER_BUDGET(true),
  /** A gate is closed, and no heartbeat is sent: vSphere HA resets the VM. */
  WITHHOLDING(true);

  private final boolean isFailure;

  HeartbeatPhase(boolean isFailure) {
    this.isFailure = isFailure;
  }

  /** Returns the phase of this name; empty if there is none. */
  public static Optional<HeartbeatPhase> ofName(String name) {
    return Arrays.stream(values()).filter(phase -> phase.name().equals(name)).findFirst();
  }

  /** Returns it in words, such as "over budget". */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns whether no heartbeat is sent now: to the host, or to what stands in for it. */
  boolean withholds() {
    return this == WITHHOLDING || this == DRY_RUN;
  }

  /** Returns whether gates have been closed since the failure began, and count. */
  public boolean isFailure() {
    return isFailure;
  }
}
