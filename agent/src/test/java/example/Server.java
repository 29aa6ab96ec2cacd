package example;

import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Has a platform MBean server, and runs until its input ends. */
public final class Server {
  private Server() {}

  public static void main(String[] arguments) throws IOException {
    ManagementFactory.getPlatformMBeanServer();
    System.out.println("serving");
    while (System.in.read() >= 0) {}
    System.out.println("stopping");
  }
}
