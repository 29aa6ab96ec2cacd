package io.guestbeat.agent.runtime;

import io.guestbeat.agent.options.AgentOptions;
import io.guestbeat.heartbeat.HeartbeatBuilder;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.jmx.GuestbeatMBeans;
import io.guestbeat.monitor.HostMonitor;
import java.util.Map;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** What Guestbeat's MBeans say about themselves, with every option as it is by default. */
final class PublishedBeans {
  private PublishedBeans() {}

  static MBeanInfo info(String type) throws Exception {
    AgentOptions options = AgentOptions.read("", Map.of(), Map.of());
    MBeanServer server = MBeanServerFactory.newMBeanServer();
    try (Host host = Hosts.open("simulator");
        HeartbeatDriver heartbeat = HeartbeatBuilder.over(host.appMonitor()).build();
        HostMonitor monitor =
            HostMonitor.over(host.guestLibrary(), host::description, options.monitor());
        GuestbeatMBeans beans =
            GuestbeatMBeans.over(host, monitor, heartbeat, options.jmx(), line -> {})) {
      beans.registerWith(server);
      return server.getMBeanInfo(new ObjectName("io.guestbeat:type=" + type));
    }
  }
}
