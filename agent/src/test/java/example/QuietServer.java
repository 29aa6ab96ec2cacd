package example;

import java.io.IOException;
import java.lang.reflect.Proxy;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerFactory;

/**
 * Brings an MBean server of its own, as application servers do, and does not touch logging; says
 * what is registered, and runs until its input ends.
 */
public final class QuietServer extends MBeanServerBuilder {
  public static void main(String[] arguments) throws IOException {
    System.setProperty("javax.management.builder.initial", QuietServer.class.getName());
    MBeanServerFactory.createMBeanServer();
    while (System.in.read() >= 0) {}
  }

  @Override
  public MBeanServer newMBeanServer(
      String domain, MBeanServer outer, MBeanServerDelegate delegate) {
    return (MBeanServer)
        Proxy.newProxyInstance(
            QuietServer.class.getClassLoader(),
            new Class<?>[] {MBeanServer.class},
            (self, method, arguments) -> answer(method.getName(), arguments));
  }

  private static Object answer(String call, Object[] arguments) {
    if (call.equals("registerMBean")) {
      System.out.println("registered " + arguments[1]);
    }
    return call.equals("isRegistered") ? true : null;
  }
}
