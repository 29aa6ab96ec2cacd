package io.guestbeat.jmx.bean;

import javax.management.JMException;
import javax.management.ObjectName;

/** An MBean of ours and its name. Safe between threads. */
public final class NamedBean implements AutoCloseable {
  private final ObjectName name;
  private final SampledBean<?> bean;

  public NamedBean(ObjectName name, SampledBean<?> bean) {
    this.name = name;
    this.bean = bean;
  }

  public void addTo(Registration registration) throws JMException {
    registration.add(bean, name);
  }

  /** Notifies all listeners asynchronously. */
  public void announce(BeanNotification kind, String message) {
    bean.announce(kind.type(), name, message);
  }

  /** Stops sending notifications. */
  @Override
  public void close() {
    bean.close();
  }
}
