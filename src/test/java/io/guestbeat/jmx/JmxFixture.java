package io.guestbeat.jmx;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.HeartbeatBuilder;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.check.WatchedGate;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.SimulatorBuilder;
import io.guestbeat.insight.pause.Pause;
import io.guestbeat.jmx.hoststats.HostStatNames;
import io.guestbeat.monitor.HostMonitor;
import io.guestbeat.monitor.MonitorSettings;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.ObjectName;

/** The MBeans over a simulated host, on a clock that the test turns, in a server of their own. */
final class JmxFixture implements AutoCloseable {
  private final TurnableClock clock = new TurnableClock();
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final List<String> lines = new ArrayList<>();
  private final Map<String, List<Notification>> notifications = new HashMap<>();
  private Simulator simulator = Simulator.builder().clock(clock).build();
  private JmxControl control = JmxControl.HEARTBEAT;
  private HostStatNames hostStats = HostStatNames.NONE;
  private Host host;
  private HeartbeatDriver heartbeat;
  private Sensitivity sensitivity = Sensitivity.HIGH;
  private HostMonitor monitor;
  private GuestbeatMBeans beans;

  /** Replaces the simulator before the start. */
  void rebuild(UnaryOperator<SimulatorBuilder> change) {
    simulator.close();
    simulator = change.apply(Simulator.builder().clock(clock)).build();
  }

  void allow(JmxControl level) {
    control = level;
  }

  void show(String hostStatNames) {
    hostStats = HostStatNames.ofText(hostStatNames);
  }

  void watchAt(Sensitivity sensitivity) {
    this.sensitivity = sensitivity;
  }

  void start() throws JMException {
    host = Hosts.guestRpc(simulator.transport(), clock);
    JmxSettings settings =
        new JmxSettings("io.guestbeat", control, Duration.ofSeconds(1), sensitivity)
            .withHostStats(hostStats);
    heartbeat =
        HeartbeatBuilder.over(host.appMonitor())
            .gate(new WatchedGate("quiet", Verdict::alive, GateSettings.every(Duration.ofDays(1))))
            .nanoClock(clock)
            .build();
    monitor =
        HostMonitor.over(host.guestLibrary(), host::description, MonitorSettings.defaults(), clock);
    monitor.onChange(event -> lines.add(event.toString()));
    monitor.startAskingJvm();
    beans = GuestbeatMBeans.over(host, monitor, heartbeat, settings, clock, lines::add);
    beans.registerWith(server);
    for (String bean : List.of("GuestStats", "AppMonitor", "Insight")) {
      notifications.put(bean, new CopyOnWriteArrayList<>());
      server.addNotificationListener(
          name(bean), (sent, x) -> notifications.get(bean).add(sent), null, null);
    }
    tick();
  }

  Simulator simulator() {
    return simulator;
  }

  MBeanServer server() {
    return server;
  }

  List<String> lines() {
    return lines;
  }

  List<String> notificationTypes(String bean) {
    return notifications.get(bean).stream().map(Notification::getType).toList();
  }

  void tick() {
    monitor.poll();
    beans.tick();
  }

  void turn(Duration by) {
    clock.turn(by);
  }

  void letBackOffPass() {
    clock.turn(Duration.ofSeconds(5));
  }

  /** Has a pause be noticed. */
  void pause(Pause pause) {
    monitor.pauses().add(pause);
  }

  long statisticsRequests() {
    return simulator.traffic().requestsAnswered("guestlib.info.get");
  }

  /** Reads once what was read before is too old to be served again. */
  Map<String, Object> readFresh(String bean, String... attributes) throws JMException {
    clock.turn(Duration.ofSeconds(1));
    return read(bean, attributes);
  }

  Map<String, Object> read(String bean, String... attributes) throws JMException {
    Map<String, Object> values = new HashMap<>();
    for (Attribute attribute : server.getAttributes(name(bean), attributes).asList()) {
      values.put(attribute.getName(), attribute.getValue());
    }
    return values;
  }

  Object invoke(String bean, String operation, Object... arguments) throws JMException {
    String[] signature = new String[arguments.length];
    for (int i = 0; i < signature.length; i++) {
      signature[i] = primitiveOrOwnNameOf(arguments[i]);
    }
    return server.invoke(name(bean), operation, arguments, signature);
  }

  private static String primitiveOrOwnNameOf(Object argument) {
    return argument == null
        ? String.class.getName()
        : MethodType.methodType(argument.getClass()).unwrap().returnType().getName();
  }

  MBeanInfo info(String bean) throws JMException {
    return server.getMBeanInfo(name(bean));
  }

  ObjectName name(String bean) throws JMException {
    return new ObjectName("io.guestbeat:type=" + bean);
  }

  @Override
  public void close() throws JMException {
    if (beans != null) {
      beans.close();
      monitor.close();
      heartbeat.close();
      host.close();
    }
    simulator.close();
  }
}
