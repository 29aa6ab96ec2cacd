package io.guestbeat.cli.top;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;

/** A connection to the MBeans of a JVM that has Guestbeat. For one thread. */
final class JmxConnection implements AutoCloseable {
  /** Bounds the wait for the MBeans, which are registered soon after a client has come. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(50);

  private final JmxTarget target;
  private final String domain;
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private JmxConnection(JmxTarget target, String domain, JMXConnector connector)
      throws IOException {
    this.target = target;
    this.domain = domain;
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
  }

  /**
   * Connects, and waits a little for Guestbeat's MBeans.
   *
   * @throws IOException if it cannot be reached, or they are not there; with the reason
   */
  static JmxConnection to(JmxTarget target, String domain) throws IOException, AttachException {
    JmxConnection connection = null;
    try {
      connection = new JmxConnection(target, domain, target.connect());
      connection.requireGuestbeat();
      return connection;
    } catch (IOException | RuntimeException e) {
      if (connection != null) {
        connection.close();
      }
      throw e instanceof MissingException ? (IOException) e : failure(target, e);
    }
  }

  private void requireGuestbeat() throws IOException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!server.isRegistered(name(domain, "GuestStats"))) {
      if (System.nanoTime() - giveUp >= 0) {
        throw new MissingException(
            target
                + " has no MBean "
                + name(domain, "GuestStats")
                + ": start Guestbeat there (attach), or name its domain (--domain)");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /** Returns those of the attributes that have a value. */
  Map<String, Object> attributes(String type, List<String> names) throws IOException {
    Map<String, Object> values = new HashMap<>();
    try {
      for (Attribute attribute :
          server.getAttributes(name(domain, type), names.toArray(new String[0])).asList()) {
        values.put(attribute.getName(), attribute.getValue());
      }
      return values;
    } catch (JMException | IOException | RuntimeException e) {
      throw failure(target, e);
    }
  }

  /** Has it do something; throws with the reason if it does not. */
  void order(String type, String operation, Object[] arguments, String[] signature)
      throws IOException {
    try {
      server.invoke(name(domain, type), operation, arguments, signature);
    } catch (JMException | RuntimeException e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      throw new IOException(
          target + " refuses " + operation + ": " + OneLine.of(root.getMessage()), e);
    }
  }

  /** Starts one without arguments. */
  void order(String type, String operation) throws IOException {
    order(type, operation, new Object[0], new String[0]);
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException itIsGoneAlready) {
      // What is closed then is our side.
    }
  }

  private static ObjectName name(String domain, String type) {
    try {
      return new ObjectName(domain + ":type=" + type);
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static IOException failure(JmxTarget target, Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = root.getMessage() == null ? root.toString() : root.getMessage();
    return new IOException(target + " cannot be read over JMX: " + OneLine.of(reason), e);
  }

  /** The JVM answers, but has no Guestbeat. */
  private static final class MissingException extends IOException {
    private static final long serialVersionUID = 1;

    MissingException(String message) {
      super(message);
    }
  }
}
