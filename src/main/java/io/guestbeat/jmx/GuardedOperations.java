package io.guestbeat.jmx;

import io.guestbeat.appmonitor.AppMonitorException;

/**
 * Carries out a client's operations: only the allowed ones, and with errors that the client can
 * read.
 */
final class GuardedOperations {
  private final JmxControl control;
  private final Runnable afterwards;

  GuardedOperations(JmxControl control, Runnable afterwards) {
    this.control = control;
    this.afterwards = afterwards;
  }

  /** Refuses what is not allowed. */
  void require(JmxControl needed, String operation) {
    control.require(needed, operation);
  }

  /** Carries out an order to the heartbeat; returns null, as its operation does. */
  Object carryOut(String operation, Runnable order) {
    require(JmxControl.HEARTBEAT, operation);
    try {
      order.run();
      return null;
    } catch (AppMonitorException e) {
      // A client has no class of ours: neither the exception nor its cause may be one.
      throw new IllegalStateException(e.getMessage());
    } finally {
      afterwards.run();
    }
  }
}
