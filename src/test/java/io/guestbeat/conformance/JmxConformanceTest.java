package io.guestbeat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.guest.Statistic;
import io.guestbeat.heartbeat.HeartbeatBuilder;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.jmx.GuestbeatMBeans;
import io.guestbeat.jmx.JmxControl;
import io.guestbeat.jmx.JmxSettings;
import io.guestbeat.monitor.HostMonitor;
import io.guestbeat.monitor.MonitorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a JMX client reads is what VMware's genuine C library reads. */
@Conformance
class JmxConformanceTest {
  private static final String[] NAMES =
      Arrays.stream(Statistic.values()).map(Statistic::apiName).toArray(String[]::new);

  @TempDir private Path folder;

  @Test
  void oneReadOfAllAttributesIsOneQuestionAndTheNumbersOfTheCLibrary() throws Exception {
    Path socket = folder.resolve("host.sock");
    JmxSettings settings =
        new JmxSettings("io.guestbeat", JmxControl.READ, Duration.ofSeconds(1), Sensitivity.HIGH);
    try (Simulator simulator = Simulator.builder().build()) {
      simulator.vm().setLoad(0.5);
      simulator.vm().setBalloonTargetMb(512);
      simulator.vm().freeze();
      simulator.serve(socket);
      MBeanServer server = MBeanServerFactory.newMBeanServer();
      try (Host host = Hosts.open("unix:" + socket);
          HeartbeatDriver heartbeat = HeartbeatBuilder.over(host.appMonitor()).build();
          HostMonitor monitor =
              HostMonitor.over(host.guestLibrary(), host::description, MonitorSettings.defaults());
          GuestbeatMBeans beans =
              GuestbeatMBeans.over(host, monitor, heartbeat, settings, line -> {})) {
        beans.registerWith(server);

        List<String> read = new ArrayList<>();
        for (Attribute attribute :
            server.getAttributes(new ObjectName("io.guestbeat:type=GuestStats"), NAMES).asList()) {
          read.add(attribute.getName() + " " + attribute.getValue());
        }

        assertThat(simulator.traffic().requestsAnswered("guestlib.info.get")).isEqualTo(1);
        assertThat(read).hasSize(36);
        try (GuestProcess genuine = GenuineTools.guestsOf(socket).cLibrary(1)) {
          assertThat(genuine.rest()).containsAll(read);
        }
      }
    }
  }
}
