package io.guestbeat.agent.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Waits until somebody has created the platform MBean server. Creating it ourselves would start the
 * JDK's logging too early for servers that bring their own log manager or MBean server. Used by one
 * thread.
 */
final class PlatformMBeanServerWatch {
  /** How long to pause between two looks. */
  static final Duration POLL = Duration.ofMillis(50);

  private final Supplier<List<MBeanServer>> servers;
  private final Pause pause;
  private final ObjectName runtimeName;

  /**
   * Watches those of this JVM.
   *
   * @param pause called between two looks
   */
  PlatformMBeanServerWatch(Pause pause) {
    this(() -> MBeanServerFactory.findMBeanServer(null), pause);
  }

  /**
   * Watches these servers.
   *
   * @param pause called between two looks
   */
  PlatformMBeanServerWatch(Supplier<List<MBeanServer>> servers, Pause pause) {
    this.servers = servers;
    this.pause = pause;
    try {
      runtimeName = new ObjectName("java.lang:type=Runtime");
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Waits for the platform MBean server, for as long as it takes: through a want of memory, and
   * through MBean servers of others that fail when they are asked.
   */
  MBeanServer await() throws InterruptedException {
    Optional<MBeanServer> found = findNow();
    while (!found.isPresent()) {
      pause.pause();
      found = findNow();
    }
    return found.get();
  }

  private Optional<MBeanServer> findNow() {
    try {
      return find();
    } catch (RuntimeException | Error e) {
      // The next look may do better.
      return Optional.empty();
    }
  }

  /** The platform's is the one, of perhaps several, that has the JVM's own MBeans. */
  private Optional<MBeanServer> find() {
    return servers.get().stream().filter(server -> server.isRegistered(runtimeName)).findFirst();
  }

  /** Lets some time pass. */
  interface Pause {
    void pause() throws InterruptedException;
  }
}
