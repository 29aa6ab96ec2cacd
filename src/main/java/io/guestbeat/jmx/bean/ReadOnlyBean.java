package io.guestbeat.jmx.bean;

import io.guestbeat.text.OneLine;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;

/** The base of Guestbeat's MBeans: no attribute can be set, and listeners are notified. */
public abstract class ReadOnlyBean implements DynamicMBean, NotificationEmitter, AutoCloseable {
  private final Listeners listeners = new Listeners();
  private long notificationsSent;

  @Override
  public final void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException(
        "No writable attribute " + attribute.getName() + ": changes are operations");
  }

  @Override
  public final AttributeList setAttributes(AttributeList list) {
    return new AttributeList();
  }

  @Override
  public final void addNotificationListener(
      NotificationListener listener, NotificationFilter filter, Object handback) {
    listeners.add(listener, filter, handback);
  }

  @Override
  public final void removeNotificationListener(NotificationListener listener)
      throws ListenerNotFoundException {
    listeners.remove(listener);
  }

  @Override
  public final void removeNotificationListener(
      NotificationListener listener, NotificationFilter filter, Object handback)
      throws ListenerNotFoundException {
    listeners.remove(listener, filter, handback);
  }

  @Override
  public final MBeanNotificationInfo[] getNotificationInfo() {
    return getMBeanInfo().getNotifications();
  }

  /** Stops sending notifications. */
  @Override
  public void close() {
    listeners.close();
  }

  /** Notifies all listeners asynchronously. */
  public final void announce(String type, Object source, String message) {
    announce(type, source, message, null);
  }

  /** The same, with something for programs: open data, or null. */
  public final void announce(String type, Object source, String message, Object userData) {
    long sequence;
    synchronized (listeners) {
      sequence = ++notificationsSent;
    }
    Notification notification =
        new Notification(
            type, source, sequence, System.currentTimeMillis(), OneLine.ofMessage(message));
    notification.setUserData(userData);
    listeners.send(notification);
  }
}
