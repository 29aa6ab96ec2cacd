package io.guestbeat.heartbeat.check;

/** The state of a gate at one moment. Immutable. */
public final class GateStanding {
  private final String name;
  private final boolean open;
  private final boolean usable;
  private final String reason;

  private GateStanding(String name, boolean open, boolean usable, String reason) {
    this.name = name;
    this.open = open;
    this.usable = usable;
    this.reason = reason;
  }

  public static GateStanding open(String name) {
    return new GateStanding(name, true, true, "");
  }

  static GateStanding closed(String name, String reason) {
    return new GateStanding(name, false, true, reason);
  }

  static GateStanding unusable(String name, String reason) {
    return new GateStanding(name, true, false, "unusable: " + reason);
  }

  /** The gate's name, as in the option {@code gates}. */
  public String name() {
    return name;
  }

  /** Returns whether it lets heartbeats pass. */
  public boolean isOpen() {
    return open;
  }

  /** Returns whether it can check at all; one that cannot is open. */
  public boolean isUsable() {
    return usable;
  }

  /** Returns why it is closed, or why it cannot check; empty if it is well. */
  public String reason() {
    return reason;
  }

  @Override
  public String toString() {
    return reason.isEmpty() ? name : name + ": " + reason;
  }
}
