package io.guestbeat.agent.runtime;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Finds the platform MBean server once somebody has created it. Creating it ourselves would start
 * the JDK's logging too early for servers that bring their own log manager or MBean server. Used by
 * one thread.
 */
final class PlatformMBeanServerWatch {
  private final Supplier<List<MBeanServer>> servers;
  private final ObjectName runtimeName;

  PlatformMBeanServerWatch() {
    this(() -> MBeanServerFactory.findMBeanServer(null));
  }

  /** Watches these servers. */
  PlatformMBeanServerWatch(Supplier<List<MBeanServer>> servers) {
    this.servers = servers;
    try {
      runtimeName = new ObjectName("java.lang:type=Runtime");
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns the platform MBean server; empty if there is none yet, or if that cannot be known now,
   * as memory is short or MBean servers of others fail.
   */
  Optional<MBeanServer> findNow() {
    try {
      return find();
    } catch (RuntimeException | Error e) {
      // The next look may do better.
      return Optional.empty();
    }
  }

  /** The platform's is the one, of perhaps several, that has the JVM's own MBeans. */
  private Optional<MBeanServer> find() {
    for (MBeanServer server : servers.get()) {
      if (server.isRegistered(runtimeName)) {
        return Optional.of(server);
      }
    }
    return Optional.empty();
  }
}
