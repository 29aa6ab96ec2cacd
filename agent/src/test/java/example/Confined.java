package example;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

/** Asks Guestbeat's MBeans itself, with next to no permissions, and runs until its input ends. */
public final class Confined {
  private Confined() {}

  public static void main(String[] arguments) throws JMException, IOException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    System.out.println("serving");
    // The first line says that Guestbeat is there.
    while (System.in.read() != '\n') {}
    ObjectName stats = new ObjectName("io.guestbeat:type=GuestStats");
    ObjectName monitor = new ObjectName("io.guestbeat:type=AppMonitor");
    System.out.println("limit " + server.getAttribute(stats, "CpuLimitMHz"));
    System.out.println(
        "all " + server.getAttributes(stats, new String[] {"Available", "MemUsedMB"}).size());
    try {
      server.invoke(monitor, "startHeartbeat", new Object[0], new String[0]);
    } catch (RuntimeMBeanException e) {
      System.out.println("refused " + e.getTargetException().getMessage());
    }
    System.out.println("heartbeat " + server.getAttribute(monitor, "HeartbeatRunning"));
    try {
      System.out.println("home " + System.getProperty("user.home"));
    } catch (SecurityException e) {
      System.out.println("home unknown");
    }
    while (System.in.read() >= 0) {}
    System.out.println("stopping");
  }
}
