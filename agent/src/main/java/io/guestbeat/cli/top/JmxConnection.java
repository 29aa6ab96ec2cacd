package io.guestbeat.cli.top;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.jmx.reading.GuestbeatNames;
import io.guestbeat.jmx.reading.GuestbeatNames.Bean;
import io.guestbeat.jmx.reading.JmxFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;

/** A connection to the MBeans of a JVM that has Guestbeat. For one thread. */
final class JmxConnection implements AutoCloseable {
  /** Bounds the wait for the MBeans, which are registered soon after a client has come. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(50);

  private final JmxTarget target;
  private final GuestbeatNames names;
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private JmxConnection(JmxTarget target, String domain, JMXConnector connector)
      throws IOException {
    this.target = target;
    this.names = GuestbeatNames.ofDomain(domain);
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
    while (!server.isRegistered(names.of(Bean.STATISTICS))) {
      if (System.nanoTime() - giveUp >= 0) {
        throw new MissingException(
            target
                + " has no MBean "
                + names.of(Bean.STATISTICS)
                + ": start Guestbeat there (attach), or name its domain (--domain)");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /** Returns those of the attributes that have a value. */
  Map<String, Object> attributes(Bean bean, List<String> attributes) throws IOException {
    try {
      return names.attributes(server, bean, attributes);
    } catch (JMException | IOException | RuntimeException e) {
      throw failure(target, e);
    }
  }

  /** Has it do something; throws with the reason if it does not. */
  void order(Bean bean, String operation, Object[] arguments, String[] signature)
      throws IOException {
    try {
      server.invoke(names.of(bean), operation, arguments, signature);
    } catch (JMException | RuntimeException e) {
      throw new IOException(target + " refuses " + operation + ": " + JmxFailure.reasonOf(e), e);
    }
  }

  /** Starts one without arguments. */
  void order(Bean bean, String operation) throws IOException {
    order(bean, operation, new Object[0], new String[0]);
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException itIsGoneAlready) {
      // What is closed then is our side.
    }
  }

  private static IOException failure(JmxTarget target, Throwable e) {
    return new IOException(target + " cannot be read over JMX: " + JmxFailure.reasonOf(e), e);
  }

  /** The JVM answers, but has no Guestbeat. */
  private static final class MissingException extends IOException {
    private static final long serialVersionUID = 1;

    MissingException(String message) {
      super(message);
    }
  }
}
