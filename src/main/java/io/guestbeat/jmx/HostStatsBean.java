package io.guestbeat.jmx;

import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestLibrary;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/**
 * The MBean of one semi-structured statistic: its attributes are what the host's last answer has.
 * The host is asked by those who read, and no sooner than the answer is as old as answers may be.
 * Safe between threads.
 */
final class HostStatsBean implements DynamicMBean, NotificationEmitter, AutoCloseable {
  private final GuestLibrary library;
  private final String stat;
  private final ObjectName name;
  private final Duration maxAge;
  private final LongSupplier nanoClock;
  private final Listeners listeners = new Listeners();
  private HostStatPage page;
  private boolean isRead;
  private long notificationsSent;

  HostStatsBean(
      GuestLibrary library, String stat, ObjectName name, Duration maxAge, LongSupplier nanoClock) {
    this.library = library;
    this.stat = stat;
    this.name = name;
    this.maxAge = maxAge;
    this.nanoClock = nanoClock;
    this.page = HostStatPage.unread(nanoClock.getAsLong());
  }

  @Override
  public Object getAttribute(String attribute) throws AttributeNotFoundException {
    HostStatPage read = Privileged.call(this::current);
    if (!read.has(attribute)) {
      throw new AttributeNotFoundException("No attribute " + attribute);
    }
    return read.value(attribute);
  }

  @Override
  public AttributeList getAttributes(String[] attributes) {
    HostStatPage read = Privileged.call(this::current);
    AttributeList values = new AttributeList(attributes.length);
    for (String attribute : attributes) {
      if (read.has(attribute)) {
        values.add(new Attribute(attribute, read.value(attribute)));
      }
    }
    return values;
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    return Privileged.call(this::current).info();
  }

  @Override
  public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException("No writable attribute " + attribute.getName());
  }

  @Override
  public AttributeList setAttributes(AttributeList attributes) {
    return new AttributeList();
  }

  @Override
  public Object invoke(String operation, Object[] arguments, String[] signature)
      throws ReflectionException {
    throw new ReflectionException(new NoSuchMethodException(operation), "No operations here");
  }

  @Override
  public void addNotificationListener(
      NotificationListener listener, NotificationFilter filter, Object handback) {
    listeners.add(listener, filter, handback);
  }

  @Override
  public void removeNotificationListener(NotificationListener listener)
      throws ListenerNotFoundException {
    listeners.remove(listener);
  }

  @Override
  public void removeNotificationListener(
      NotificationListener listener, NotificationFilter filter, Object handback)
      throws ListenerNotFoundException {
    listeners.remove(listener, filter, handback);
  }

  @Override
  public MBeanNotificationInfo[] getNotificationInfo() {
    return getMBeanInfo().getNotifications();
  }

  /** Tells nobody any more. */
  @Override
  public void close() {
    listeners.close();
  }

  private synchronized HostStatPage current() {
    long now = nanoClock.getAsLong();
    if (!isRead || now - page.takenAtNanos() >= maxAge.toNanos()) {
      MBeanInfo before = page.info();
      page = ask();
      if (isRead && !page.info().equals(before)) {
        announce(page.info());
      }
      isRead = true;
    }
    return page;
  }

  private HostStatPage ask() {
    try {
      String answer = library.statGet("json", stat);
      return page.answered(HostStatReader.read(answer), nanoClock.getAsLong());
    } catch (UnreadableAnswerException e) {
      return page.unavailable("the host's answer: " + e.getMessage(), nanoClock.getAsLong());
    } catch (GuestException e) {
      return page.unavailable(e.getMessage(), nanoClock.getAsLong());
    } catch (RuntimeException | LinkageError e) {
      // A defect of ours or a library's must read as no data, too, not break the client's read.
      return page.unavailable("statGet: " + e, nanoClock.getAsLong());
    }
  }

  private void announce(MBeanInfo info) {
    Notification notification =
        new Notification(
            HostStatPage.INFO_CHANGED,
            name,
            ++notificationsSent,
            System.currentTimeMillis(),
            "the host gives other attributes for " + stat);
    notification.setUserData(info);
    listeners.tell(notification);
  }
}
