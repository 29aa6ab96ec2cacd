package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

final class PlatformMBeanServerWatchTest {
  private final List<MBeanServer> servers = new ArrayList<>();

  private final PlatformMBeanServerWatch watch = new PlatformMBeanServerWatch(() -> servers);

  @Test
  void findsNothingUntilThereIsAServer() {
    assertThat(watch.findNow()).isEmpty();
    MBeanServer platform = platformServer();
    servers.add(platform);

    assertThat(watch.findNow()).containsSame(platform);
  }

  @Test
  void passesOverServersThatAreNotThePlatforms() {
    MBeanServer platform = platformServer();
    servers.add(MBeanServerFactory.newMBeanServer());
    servers.add(platform);

    assertThat(watch.findNow()).containsSame(platform);
  }

  @Test
  void findsNothingUntilTheServerHasTheJvmsOwnMBeans() {
    MBeanServer unfinished = MBeanServerFactory.newMBeanServer();
    servers.add(unfinished);

    assertThat(watch.findNow()).isEmpty();
    registerRuntime(unfinished);

    assertThat(watch.findNow()).containsSame(unfinished);
  }

  @Test
  void looksAgainAfterServersHaveFailed() {
    PlatformMBeanServerWatch failing =
        new PlatformMBeanServerWatch(
            () -> {
              throw new OutOfMemoryError("of this test");
            });

    assertThat(failing.findNow()).isEmpty();
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
