package io.guestbeat.jmx.bean;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** MBeans in one server, all or none of them. Used by one thread at a time. */
public final class Registration implements AutoCloseable {
  private final MBeanServer server;
  private final Deque<ObjectName> names = new ArrayDeque<>();

  public Registration(MBeanServer server) {
    this.server = server;
  }

  /**
   * Registers one more.
   *
   * @throws JMException if an MBean of that name is there already; those before are gone then
   */
  public void add(Object bean, ObjectName name) throws JMException {
    boolean isAdded = false;
    try {
      server.registerMBean(bean, name);
      names.push(name);
      isAdded = true;
    } finally {
      if (!isAdded) {
        close();
      }
    }
  }

  /** Unregisters them, the last first. */
  @Override
  public void close() throws JMException {
    while (!names.isEmpty()) {
      try {
        server.unregisterMBean(names.pop());
      } catch (InstanceNotFoundException somebodyElseDid) {
        // It is gone, which is what was wanted.
      }
    }
  }
}
