package example;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;

/** Puts a server of its own before the JDK's, as application servers do, and names what it gets. */
public final class DelegatingBuilder extends MBeanServerBuilder {
  @Override
  public MBeanServer newMBeanServer(
      String domain, MBeanServer outer, MBeanServerDelegate delegate) {
    MBeanServer real = super.newMBeanServer(domain, outer, delegate);
    return (MBeanServer)
        Proxy.newProxyInstance(
            DelegatingBuilder.class.getClassLoader(),
            new Class<?>[] {MBeanServer.class},
            (self, method, arguments) -> {
              try {
                Object answer = method.invoke(real, arguments);
                if (method.getName().equals("registerMBean")
                    && String.valueOf(arguments[1]).startsWith("io.guestbeat")) {
                  System.out.println("delegated " + arguments[1]);
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
