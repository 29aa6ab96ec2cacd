package io.guestbeat.cli.top;

/** The state of one gate, read over JMX. Immutable. */
public final class GateReading {
  private final String name;
  private final boolean isOpen;
  private final boolean isUsable;
  private final String reason;

  public GateReading(String name, boolean isOpen, boolean isUsable, String reason) {
    this.name = name;
    this.isOpen = isOpen;
    this.isUsable = isUsable;
    this.reason = reason;
  }

  public String name() {
    return name;
  }

  /** Returns whether it lets heartbeats pass. */
  public boolean isOpen() {
    return isOpen;
  }

  /** Returns whether it can check; one that cannot is open. */
  public boolean isUsable() {
    return isUsable;
  }

  /** Returns why it is closed or cannot check; empty if it is well. */
  public String reason() {
    return reason;
  }
}
