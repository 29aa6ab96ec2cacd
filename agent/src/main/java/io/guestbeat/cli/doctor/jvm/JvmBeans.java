package io.guestbeat.cli.doctor.jvm;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.cli.attach.LocalJmx;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;

/** Guestbeat's MBeans in one JVM, in whatever domain they are. For one thread. */
final class JvmBeans implements AutoCloseable {
  private static final String USUAL_DOMAIN = "io.guestbeat";

  /** Bounds the wait for the MBeans, which are registered soon after a client has come. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final long LOOK_MILLIS = 50;

  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private JvmBeans(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
  }

  /** Connects to the local management agent of this process. */
  static JvmBeans of(long pid) throws AttachException, IOException {
    return new JvmBeans(LocalJmx.connect(pid));
  }

  /** Returns the domain of Guestbeat's MBeans, waiting a little for them; empty without any. */
  Optional<String> domain() throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      TreeSet<String> domains = new TreeSet<>();
      for (ObjectName name : server.queryNames(name("*", "GuestStats"), null)) {
        if (server.isRegistered(name(name.getDomain(), "AppMonitor"))) {
          domains.add(name.getDomain());
        }
      }
      if (domains.contains(USUAL_DOMAIN)) {
        return Optional.of(USUAL_DOMAIN);
      }
      if (!domains.isEmpty()) {
        return Optional.of(domains.first());
      }
      if (System.nanoTime() - giveUp >= 0) {
        return Optional.empty();
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** Returns those of the attributes that there are; none of an MBean that there is not. */
  Map<String, Object> attributes(String domain, String type, String... names) throws IOException {
    Map<String, Object> values = new HashMap<>();
    try {
      for (Attribute attribute : server.getAttributes(name(domain, type), names).asList()) {
        values.put(attribute.getName(), attribute.getValue());
      }
    } catch (JMException | RuntimeException anOlderGuestbeatHasNone) {
      values.clear();
    }
    return values;
  }

  /** Returns a flag of the virtual machine; empty where it has no such flag. */
  Optional<Boolean> vmFlag(String flag) throws IOException {
    try {
      Object option =
          server.invoke(
              name("com.sun.management", "HotSpotDiagnostic"),
              "getVMOption",
              new Object[] {flag},
              new String[] {String.class.getName()});
      return Optional.of(((CompositeData) option).get("value").equals("true"));
    } catch (JMException | RuntimeException anotherVirtualMachine) {
      return Optional.empty();
    }
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
}
