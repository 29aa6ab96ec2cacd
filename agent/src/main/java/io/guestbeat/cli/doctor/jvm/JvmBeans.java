package io.guestbeat.cli.doctor.jvm;

import io.guestbeat.cli.attach.AttachException;
import io.guestbeat.cli.attach.LocalJmx;
import io.guestbeat.jmx.reading.GuestbeatNames;
import io.guestbeat.jmx.reading.GuestbeatNames.Bean;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;

/** Guestbeat's MBeans in one JVM, in whatever domain they are. For one thread. */
final class JvmBeans implements AutoCloseable {
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

  /** Returns the names of Guestbeat's MBeans, waiting a little for them; empty without any. */
  Optional<GuestbeatNames> names() throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    Optional<GuestbeatNames> names = GuestbeatNames.in(server);
    while (!names.isPresent() && System.nanoTime() - giveUp < 0) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      names = GuestbeatNames.in(server);
    }
    return names;
  }

  /** Returns those of the attributes that there are; none of an MBean that there is not. */
  Map<String, Object> attributes(GuestbeatNames names, Bean bean, List<String> attributes)
      throws IOException {
    try {
      return names.attributes(server, bean, attributes);
    } catch (JMException | RuntimeException itIsGone) {
      return Collections.emptyMap();
    }
  }

  /** Returns a flag of the virtual machine; empty where it has no such flag. */
  Optional<Boolean> vmFlag(String flag) throws IOException {
    try {
      Object option =
          server.invoke(
              new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
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
}
