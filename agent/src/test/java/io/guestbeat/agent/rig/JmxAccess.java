package io.guestbeat.agent.rig;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import io.guestbeat.support.Program;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.MBeanInfo;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A JMX client's way into a child JVM, as JConsole takes it. */
public final class JmxAccess implements AutoCloseable {
  private final String url;
  private final JMXConnector connector;
  private final MBeanServerConnection connection;

  @SuppressWarnings("BanJNDI") // The address comes from a child of this test.
  private JmxAccess(String url) throws Exception {
    this.url = url;
    connector = JMXConnectorFactory.connect(new JMXServiceURL(url));
    connection = connector.getMBeanServerConnection();
  }

  /** Connects to the child, whose {@code main} has begun: before, the JDK cannot be attached to. */
  public static JmxAccess to(Program child) throws Exception {
    return to(child.pid());
  }

  /** Connects to the JVM that has this process id, whose {@code main} has begun. */
  public static JmxAccess to(long pid) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
    try {
      return new JmxAccess(machine.startLocalManagementAgent());
    } finally {
      machine.detach();
    }
  }

  /** Loads the agent into the running child. */
  public static void attachAgent(Program child, String options) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(child.pid()));
    try {
      loadAgent(machine, options);
    } finally {
      machine.detach();
    }
  }

  /** Loads the agent into a JVM that is attached to. */
  public static void loadAgent(VirtualMachine machine, String options) throws Exception {
    try {
      machine.loadAgent(ChildJvm.agentJar().toString(), options);
    } catch (AgentLoadException e) {
      // So newer JDKs understand what a JVM of Java 8 answers when it has done it.
      if (!"0".equals(e.getMessage())) {
        throw e;
      }
    }
  }

  public String url() {
    return url;
  }

  /** Waits until an MBean of this name is registered. */
  public void awaitRegistered(ObjectName name) throws Exception {
    CountDownLatch registered = new CountDownLatch(1);
    connection.addNotificationListener(
        MBeanServerDelegate.DELEGATE_NAME,
        (notification, handback) -> {
          if (((MBeanServerNotification) notification).getMBeanName().equals(name)) {
            registered.countDown();
          }
        },
        null,
        null);
    if (!connection.isRegistered(name) && !registered.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError(name + " is not registered");
    }
  }

  public boolean isRegistered(ObjectName name) throws Exception {
    return connection.isRegistered(name);
  }

  /** What a client is told of an MBean. */
  public MBeanInfo info(ObjectName name) throws Exception {
    return connection.getMBeanInfo(name);
  }

  /** All of these attributes, in one call. */
  public Map<String, Object> readAll(ObjectName name, String... attributes) throws Exception {
    Map<String, Object> values = new HashMap<>();
    for (Attribute attribute : connection.getAttributes(name, attributes).asList()) {
      values.put(attribute.getName(), attribute.getValue());
    }
    return values;
  }

  /** The names of all MBeans there are. */
  public Set<ObjectName> names() throws IOException {
    return connection.queryNames(null, null);
  }

  /** What the MBean announces from now on, type and message; grows as it comes. */
  public List<String> listenTo(ObjectName name) throws Exception {
    List<String> announced = new CopyOnWriteArrayList<>();
    connection.addNotificationListener(
        name,
        (notification, handback) ->
            announced.add(notification.getType() + " " + notification.getMessage()),
        null,
        null);
    return announced;
  }

  public void invoke(ObjectName name, String operation) throws Exception {
    connection.invoke(name, operation, new Object[0], new String[0]);
  }

  public Object read(ObjectName name, String attribute) throws Exception {
    return connection.getAttribute(name, attribute);
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
