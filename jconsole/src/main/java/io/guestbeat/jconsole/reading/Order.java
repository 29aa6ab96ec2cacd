package io.guestbeat.jconsole.reading;

import io.guestbeat.jmx.reading.GuestbeatNames;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;

/** An operation on the heartbeat that can be called over JMX. Immutable. */
public final class Order {
  private final Kind kind;
  private final Object[] arguments;
  private final String[] signature;

  private Order(Kind kind, Object[] arguments, String... signature) {
    this.kind = kind;
    this.arguments = arguments;
    this.signature = signature;
  }

  /** Closed gates withhold nothing, for so long and for this reason. */
  public static Order suspend(Duration span, String reason) {
    return new Order(
        Kind.SUSPEND,
        new Object[] {Math.toIntExact(span.toSeconds()), reason},
        int.class.getName(),
        String.class.getName());
  }

  /** An order that needs no more words. */
  public static Order of(Kind kind) {
    return new Order(kind, new Object[0]);
  }

  public Kind kind() {
    return kind;
  }

  /**
   * Carries it out, and waits for that; never on the event dispatch thread.
   *
   * @return why it was not done, for whoever wanted it; empty if it was
   */
  public Optional<String> carryOut(MBeanServerConnection jvm) {
    try {
      GuestbeatNames names = GuestbeatNames.in(jvm).orElseThrow(InstanceNotFoundException::new);
      jvm.invoke(names.of(GuestbeatNames.Bean.HEARTBEAT), kind.operation, arguments, signature);
      return Optional.empty();
    } catch (JMException | IOException | RuntimeException e) {
      return Optional.of(Refusal.of(e));
    }
  }

  /** The orders that there are. */
  public enum Kind {
    /** Closed gates withhold nothing, for a time. */
    SUSPEND("suspend"),
    /** Closed gates withhold again. */
    RESUME("resume"),
    /** Heartbeats are sent, and vSphere HA watches. To enable without them would mean a reset. */
    ENABLE("startHeartbeat"),
    /** vSphere HA watches no longer, and no heartbeats are sent. */
    DISABLE("disable");

    private final String operation;

    Kind(String operation) {
      this.operation = operation;
    }
  }
}
