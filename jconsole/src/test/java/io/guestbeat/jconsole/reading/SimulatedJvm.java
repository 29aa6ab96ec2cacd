package io.guestbeat.jconsole.reading;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.HeartbeatBuilder;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.check.WatchedGate;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.jmx.GuestbeatMBeans;
import io.guestbeat.jmx.JmxControl;
import io.guestbeat.jmx.JmxSettings;
import io.guestbeat.monitor.HostMonitor;
import io.guestbeat.monitor.MonitorSettings;
import java.time.Duration;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;

/** An MBean server with the real MBeans of Guestbeat, over a simulated host. */
final class SimulatedJvm implements AutoCloseable {
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final Simulator simulator;
  private final Host host;
  private final HeartbeatDriver heartbeat;
  private final HostMonitor monitor;
  private final GuestbeatMBeans beans;

  SimulatedJvm(String domain, JmxControl control, HostProfile profile) throws JMException {
    simulator = Simulator.builder().host(profile).memoryMb(2048).build();
    host = Hosts.guestRpc(simulator.transport());
    heartbeat =
        HeartbeatBuilder.over(host.appMonitor())
            .gate(new WatchedGate("quiet", Verdict::alive, GateSettings.every(Duration.ofDays(1))))
            .build();
    monitor = HostMonitor.over(host.guestLibrary(), host::description, MonitorSettings.defaults());
    monitor.startAskingJvm();
    beans =
        GuestbeatMBeans.over(
            host,
            monitor,
            heartbeat,
            new JmxSettings(domain, control, Duration.ofSeconds(1), Sensitivity.MEDIUM),
            line -> {});
    heartbeat.open();
    beans.registerWith(server);
    tick();
  }

  static SimulatedJvm usual() throws JMException {
    return new SimulatedJvm("io.guestbeat", JmxControl.HEARTBEAT, HostProfile.current());
  }

  MBeanServer server() {
    return server;
  }

  Simulator simulator() {
    return simulator;
  }

  GuestbeatMBeans beans() {
    return beans;
  }

  void tick() {
    monitor.poll();
    beans.tick();
  }

  @Override
  public void close() throws JMException {
    beans.close();
    monitor.close();
    heartbeat.close();
    host.close();
    simulator.close();
  }
}
