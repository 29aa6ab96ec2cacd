package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

final class PlatformMBeanServerWatchTest {
  private final List<MBeanServer> servers = new ArrayList<>();

  @Test
  void waitsUntilThereIsAServer() throws Exception {
    MBeanServer platform = platformServer();
    PlatformMBeanServerWatch watch = new PlatformMBeanServerWatch(() -> servers);

    Optional<MBeanServer> found = watch.await(() -> servers.add(platform));

    assertThat(found).containsSame(platform);
  }

  @Test
  void passesOverServersThatAreNotThePlatforms() throws Exception {
    MBeanServer platform = platformServer();
    servers.add(MBeanServerFactory.newMBeanServer());
    servers.add(platform);

    Optional<MBeanServer> found = new PlatformMBeanServerWatch(() -> servers).await(() -> true);

    assertThat(found).containsSame(platform);
  }

  @Test
  void waitsUntilTheServerHasTheJvmsOwnMBeans() throws Exception {
    MBeanServer unfinished = MBeanServerFactory.newMBeanServer();
    servers.add(unfinished);
    PlatformMBeanServerWatch watch = new PlatformMBeanServerWatch(() -> servers);

    Optional<MBeanServer> found =
        watch.await(
            () -> {
              registerRuntime(unfinished);
              return true;
            });

    assertThat(found).containsSame(unfinished);
  }

  @Test
  void looksNoFurtherThanItIsWorthWaiting() {
    Iterator<Boolean> worthWaiting = List.of(true, true, false).iterator();
    PlatformMBeanServerWatch watch = new PlatformMBeanServerWatch(() -> servers);

    Optional<MBeanServer> found = watch.await(worthWaiting::next);

    assertThat(found).isEmpty();
    assertThat(worthWaiting).isExhausted();
  }

  private static MBeanServer platformServer() {
    MBeanServer server = MBeanServerFactory.newMBeanServer();
    registerRuntime(server);
    return server;
  }

  private static void registerRuntime(MBeanServer server) {
    try {
      server.registerMBean(
          ManagementFactory.getRuntimeMXBean(), new ObjectName("java.lang:type=Runtime"));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
