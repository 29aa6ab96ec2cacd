package io.guestbeat.cli.top;

import io.guestbeat.cli.attach.AttachException;
import java.io.IOException;
import java.time.Duration;

/** An order to another JVM about its heartbeats, such as start or suspend. Immutable. */
public abstract class HeartbeatOrder {
  HeartbeatOrder() {}

  /** Returns an order to suspend the gates for so long. */
  public static HeartbeatOrder suspend(Duration span, String reason) {
    return new SuspendOrder(span, reason);
  }

  /** Returns an order to end a suspension. */
  public static HeartbeatOrder resume() {
    return new ResumeOrder();
  }

  /** Returns an order to send heartbeats. */
  public static HeartbeatOrder start() {
    return new StartOrder();
  }

  /** Returns an order to send none, without a reset. */
  public static HeartbeatOrder stop() {
    return new StopOrder();
  }

  /**
   * Sends this order to a JVM of this machine, and returns its result.
   *
   * @return what came of it, for people
   * @throws IOException if it is not carried out, or has not had its effect; with the reason
   */
  public String carryOut(long pid, String domain) throws IOException, AttachException {
    try (JmxConnection connection = JmxConnection.to(JmxTarget.of(Long.toString(pid)), domain)) {
      return carryOut(connection);
    }
  }

  abstract String carryOut(JmxConnection connection) throws IOException;
}
