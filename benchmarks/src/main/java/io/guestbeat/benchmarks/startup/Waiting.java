package io.guestbeat.benchmarks.startup;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * An application that creates the platform MBean server, as servers do, and then waits. Says {@code
 * ready}, and for each line of its input how many classes are loaded; ends with its input.
 */
public final class Waiting {
  private static final long LOOK_EVERY_MS = 50;

  private Waiting() {}

  /** With an MBean and an attribute, it is ready once that number is above zero. */
  public static void main(String[] arguments) throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    if (arguments.length > 0) {
      awaitPositive(server, new ObjectName(arguments[0]), arguments[1]);
    }
    System.out.println("ready");
    for (int read = System.in.read(); read >= 0; read = System.in.read()) {
      if (read == '\n') {
        System.out.println(
            "classes " + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
      }
    }
  }

  private static void awaitPositive(MBeanServer server, ObjectName name, String attribute)
      throws IOException, JMException, InterruptedException {
    while (!server.isRegistered(name)
        || ((Number) server.getAttribute(name, attribute)).longValue() <= 0) {
      Thread.sleep(LOOK_EVERY_MS);
    }
  }
}
