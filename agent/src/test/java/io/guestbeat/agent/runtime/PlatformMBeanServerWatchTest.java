package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @Test
  void waitsUntilThereIsAServer() throws Exception {
    MBeanServer platform = platformServer();
    PlatformMBeanServerWatch watch =
        new PlatformMBeanServerWatch(() -> servers, () -> servers.add(platform));

    MBeanServer found = watch.await();

    assertThat(found).isSameAs(platform);
  }

  @Test
  void passesOverServersThatAreNotThePlatforms() throws Exception {
    MBeanServer platform = platformServer();
    servers.add(MBeanServerFactory.newMBeanServer());
    servers.add(platform);

    MBeanServer found = new PlatformMBeanServerWatch(() -> servers, () -> {}).await();

    assertThat(found).isSameAs(platform);
  }

  @Test
  void waitsUntilTheServerHasTheJvmsOwnMBeans() throws Exception {
    MBeanServer unfinished = MBeanServerFactory.newMBeanServer();
    servers.add(unfinished);
    PlatformMBeanServerWatch watch =
        new PlatformMBeanServerWatch(() -> servers, () -> registerRuntime(unfinished));

    MBeanServer found = watch.await();

    assertThat(found).isSameAs(unfinished);
  }

  @Test
  void endsWhenItIsInterrupted() {
    PlatformMBeanServerWatch watch =
        new PlatformMBeanServerWatch(
            () -> servers,
            () -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(watch::await).isInstanceOf(InterruptedException.class);
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
