package io.guestbeat.examples;

import com.sun.tools.attach.VirtualMachine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Watches another JVM that has the agent, as JConsole does: attaches to it by its process id, reads
 * the statistics over JMX, and drives the heartbeat by hand.
 */
public final class JmxConsole {
  private static final Duration STEP = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MBeanServerConnection jvm;
  private final ObjectName stats;
  private final ObjectName monitor;

  private JmxConsole(MBeanServerConnection jvm) throws JMException {
    this.jvm = jvm;
    stats = new ObjectName("io.guestbeat:type=GuestStats");
    monitor = new ObjectName("io.guestbeat:type=AppMonitor");
  }

  /** Watches the JVM of the process id {@code args[0]} for {@code args[1]} seconds. */
  @SuppressWarnings("BanJNDI") // The address comes from the JVM we have attached to, from no user.
  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      System.err.println("usage: JmxConsole PID SECONDS");
      System.exit(2);
    }
    VirtualMachine attached = VirtualMachine.attach(args[0]);
    JMXServiceURL url = new JMXServiceURL(attached.startLocalManagementAgent());
    attached.detach();
    try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
      JmxConsole console = new JmxConsole(connector.getMBeanServerConnection());
      console.awaitGuestbeat();
      console.watch(Duration.ofSeconds(Long.parseLong(args[1])));
    }
  }

  /** The MBeans appear a moment after the JVM's MBean server, which attaching has just created. */
  private void awaitGuestbeat() throws Exception {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!jvm.isRegistered(stats) || !jvm.isRegistered(monitor)) {
      if (System.nanoTime() - giveUp > 0) {
        throw new IllegalStateException("the JVM has no Guestbeat agent");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void watch(Duration span) throws Exception {
    Map<String, Object> first = read(stats, "HostDescription", "SessionId", "ResourcePoolPath");
    System.out.println("host           " + first.get("HostDescription"));
    System.out.println("session        " + first.get("SessionId"));
    System.out.println("resource pool  " + first.get("ResourcePoolPath"));
    System.out.println("enabling the heartbeat, and sending one every 2 s by hand");
    order("enable");
    System.out.println();
    System.out.println(
        "  CPU used ms  stolen ms  limit MHz | MEM used MB  active  ballooned  swapped |"
            + " heartbeat  sent  age ms");
    long end = System.nanoTime() + span.toNanos();
    while (System.nanoTime() - end < 0) {
      order("markActive");
      printLine();
      TimeUnit.NANOSECONDS.sleep(Math.min(STEP.toNanos(), Math.max(0, end - System.nanoTime())));
    }
    order("disable");
  }

  private void printLine() throws Exception {
    Map<String, Object> s =
        read(
            stats,
            "CpuUsedMs",
            "CpuStolenMs",
            "CpuLimitMHz",
            "MemUsedMB",
            "MemActiveMB",
            "MemBalloonedMB",
            "MemSwappedMB");
    Map<String, Object> m =
        read(monitor, "AppStatus", "HeartbeatsSent", "MillisSinceLastHeartbeat");
    System.out.printf(
        Locale.ROOT,
        "%13s %10s %10s | %11s %7s %10s %8s | %9s %5s %7s%n",
        s.get("CpuUsedMs"),
        s.get("CpuStolenMs"),
        limit(s.get("CpuLimitMHz")),
        s.get("MemUsedMB"),
        s.get("MemActiveMB"),
        s.get("MemBalloonedMB"),
        s.get("MemSwappedMB"),
        m.get("AppStatus"),
        m.get("HeartbeatsSent"),
        m.get("MillisSinceLastHeartbeat"));
  }

  /** All bits set is how the API says that there is no limit. */
  private static Object limit(Object mhz) {
    return Long.valueOf(0xFFFFFFFFL).equals(mhz) ? "none" : mhz;
  }

  private Map<String, Object> read(ObjectName bean, String... names) throws Exception {
    Map<String, Object> values = new HashMap<>();
    for (Attribute attribute : jvm.getAttributes(bean, names).asList()) {
      values.put(attribute.getName(), attribute.getValue());
    }
    return values;
  }

  private void order(String operation) throws Exception {
    jvm.invoke(monitor, operation, new Object[0], new String[0]);
  }
}
