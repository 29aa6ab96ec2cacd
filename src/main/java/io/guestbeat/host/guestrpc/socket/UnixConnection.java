package io.guestbeat.host.guestrpc.socket;

import io.guestbeat.host.guestrpc.Connection;
import java.util.OptionalInt;

/** A guest's connection, as the host that accepted it has it. For one thread at a time. */
public interface UnixConnection extends Connection {
  /** Returns the process that connected; empty where the system does not say. */
  OptionalInt peerPid();

  /**
   * Returns whether the guest counts as privileged: by its source port, below 1024, where it is a
   * stand-in for a vSocket that has one; else because its user is root, who may take such a port.
   */
  boolean isPeerPrivileged();
}
