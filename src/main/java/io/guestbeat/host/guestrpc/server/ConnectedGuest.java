package io.guestbeat.host.guestrpc.server;

import java.util.OptionalInt;

/** A connection to the simulated host, and whose it is. Immutable. */
public final class ConnectedGuest {
  private final long number;
  private final GuestClient client;
  private final boolean isPrivileged;

  ConnectedGuest(long number, GuestClient client, boolean isPrivileged) {
    this.number = number;
    this.client = client;
    this.isPrivileged = isPrivileged;
  }

  /** Returns which connection it is, counted from 1. */
  public long number() {
    return number;
  }

  /** Returns whose connection it is. */
  public GuestClient client() {
    return client;
  }

  /** Returns the process that connected; empty for this one, and where the system does not say. */
  public OptionalInt pid() {
    return client.pid();
  }

  /**
   * Returns whether it counts as privileged: by its source port where it comes through a stand-in
   * for vSockets, by its user (root) on a plain Unix socket; a guest in this process does not.
   */
  public boolean isPrivileged() {
    return isPrivileged;
  }

  @Override
  public String toString() {
    return "guest " + number + (client.isKnown() ? " (" + client + ")" : "");
  }
}
