package io.guestbeat.host.simulator;

import java.util.OptionalInt;

/** One connection to the simulated host, and whose it is. Immutable. */
public final class ConnectedGuest {
  private final long number;
  private final OptionalInt pid;

  ConnectedGuest(long number, OptionalInt pid) {
    this.number = number;
    this.pid = pid;
  }

  /** Which connection it is, counted from 1. */
  public long number() {
    return number;
  }

  /** The process that connected; empty for this one, and where the system does not say. */
  public OptionalInt pid() {
    return pid;
  }

  @Override
  public String toString() {
    return "guest " + number + (pid.isPresent() ? " (pid " + pid.getAsInt() + ")" : "");
  }
}
