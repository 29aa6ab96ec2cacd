package io.guestbeat.jmx.hoststats;

import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.jmx.bean.Privileged;
import io.guestbeat.jmx.bean.ReadOnlyBean;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanInfo;
import javax.management.MBeanRegistration;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/**
 * The MBean of one semi-structured statistic: its attributes are what the host's last answer has.
 * The host is asked by those who read, and no sooner than the answer is as old as answers may be.
 * Safe between threads.
 */
public final class HostStatsBean extends ReadOnlyBean implements MBeanRegistration {
  private final GuestLibrary library;
  private final String stat;
  private final ObjectName name;
  private final Duration maxAge;
  private final LongSupplier nanoClock;
  private volatile HostStatPage page;
  private boolean isRead;

  /** While it is, the host is not asked: a slow one would hold up the server, and our thread. */
  private volatile boolean isBeingRegistered;

  public HostStatsBean(
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
    return isBeingRegistered ? page.info() : Privileged.call(this::current).info();
  }

  @Override
  public ObjectName preRegister(MBeanServer server, ObjectName asked) {
    isBeingRegistered = true;
    return asked;
  }

  @Override
  public void postRegister(Boolean isRegistered) {
    isBeingRegistered = false;
  }

  @Override
  public void preDeregister() {}

  @Override
  public void postDeregister() {}

  @Override
  public Object invoke(String operation, Object[] arguments, String[] signature)
      throws ReflectionException {
    throw new ReflectionException(new NoSuchMethodException(operation), "No operations here");
  }

  private synchronized HostStatPage current() {
    long now = nanoClock.getAsLong();
    if (!isRead || now - page.takenAtNanos() >= maxAge.toNanos()) {
      MBeanInfo before = page.info();
      page = ask();
      if (isRead && !page.info().equals(before)) {
        announce(
            HostStatPage.INFO_CHANGED,
            name,
            "the host gives other attributes for " + stat,
            page.info());
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
}
