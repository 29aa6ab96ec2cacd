package io.guestbeat.agent.top;

import io.guestbeat.agent.attach.AttachException;
import java.io.IOException;
import java.time.Duration;

/** An operation of the MBean AppMonitor that another JVM is to carry out. Immutable. */
public final class HeartbeatOrder {
  private final String operation;
  private final Object[] arguments;
  private final String[] signature;

  private HeartbeatOrder(String operation, Object[] arguments, String... signature) {
    this.operation = operation;
    this.arguments = arguments;
    this.signature = signature;
  }

  /** Returns an operation without arguments. */
  public static HeartbeatOrder of(String operation) {
    return new HeartbeatOrder(operation, new Object[0]);
  }

  /** Returns a suspension of the gates. */
  public static HeartbeatOrder suspend(Duration span, String reason) {
    return new HeartbeatOrder(
        "suspend",
        new Object[] {(int) span.toMillis() / 1000, reason},
        int.class.getName(),
        String.class.getName());
  }

  /**
   * Has a JVM of this machine carry it out.
   *
   * @throws IOException if it is not carried out, with the reason
   */
  public void carryOut(long pid, String domain) throws IOException, AttachException {
    try (JmxConnection connection = JmxConnection.to(JmxTarget.of(Long.toString(pid)), domain)) {
      connection.order("AppMonitor", operation, arguments, signature);
    }
  }
}
