package example;

import java.util.Collections;
import java.util.TreeSet;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Prints all MBeans behind an address, whatever protocol the class path has for it, and values of
 * the first one: {@code RemoteBeans URL NAME ATTRIBUTE…}.
 */
public final class RemoteBeans {
  private RemoteBeans() {}

  @SuppressWarnings("BanJNDI") // The address is one of the suite's own.
  public static void main(String[] arguments) throws Exception {
    JMXServiceURL url = new JMXServiceURL(arguments[0]);
    try (JMXConnector connector = JMXConnectorFactory.connect(url, Collections.emptyMap())) {
      MBeanServerConnection connection = connector.getMBeanServerConnection();
      for (ObjectName name : new TreeSet<>(connection.queryNames(null, null))) {
        System.out.println("mbean " + name.getCanonicalName());
      }
      for (int i = 2; i < arguments.length; i++) {
        Object value = connection.getAttribute(new ObjectName(arguments[1]), arguments[i]);
        System.out.println("value " + arguments[i] + " " + value);
      }
    }
  }
}
