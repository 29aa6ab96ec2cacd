package io.guestbeat.examples;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Another JVM that has the agent, attached to by its process id, as JConsole does it. */
final class AttachedJvm implements AutoCloseable {
  static final ObjectName STATS = nameOf("io.guestbeat:type=GuestStats");
  static final ObjectName MONITOR = nameOf("io.guestbeat:type=AppMonitor");
  static final ObjectName ORDER_DESK = nameOf("io.guestbeat.examples:type=OrderDesk");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final JMXConnector connector;
  private final MBeanServerConnection connection;

  private AttachedJvm(JMXConnector connector) throws IOException {
    this.connector = connector;
    connection = connector.getMBeanServerConnection();
  }

  /** Connects; waits for Guestbeat's MBeans, which appear a moment after the JVM's server. */
  @SuppressWarnings("BanJNDI") // The address comes from the JVM we have attached to, from no user.
  static AttachedJvm of(String pid) throws Exception {
    VirtualMachine attached = VirtualMachine.attach(pid);
    JMXServiceURL url = new JMXServiceURL(attached.startLocalManagementAgent());
    attached.detach();
    AttachedJvm jvm = new AttachedJvm(JMXConnectorFactory.connect(url));
    jvm.await(
        () -> jvm.connection.isRegistered(STATS) && jvm.connection.isRegistered(MONITOR),
        "the JVM has no Guestbeat agent");
    return jvm;
  }

  /** Waits until this holds; fails with that reason if it does not for long. */
  void await(Condition condition, String otherwise) throws Exception {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - giveUp > 0) {
        throw new IllegalStateException(otherwise);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Reads these attributes at once. */
  Map<String, Object> read(ObjectName bean, String... names) throws JMException, IOException {
    Map<String, Object> values = new HashMap<>();
    for (Attribute attribute : connection.getAttributes(bean, names).asList()) {
      values.put(attribute.getName(), attribute.getValue());
    }
    return values;
  }

  /** Calls an operation that takes nothing. */
  void order(ObjectName bean, String operation) throws JMException, IOException {
    connection.invoke(bean, operation, new Object[0], new String[0]);
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }

  private static ObjectName nameOf(String text) {
    try {
      return new ObjectName(text);
    } catch (JMException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Something that becomes true. */
  interface Condition {
    boolean holds() throws JMException, IOException;
  }
}
