package io.guestbeat.jmx.bean;

import javax.management.MBeanNotificationInfo;
import javax.management.Notification;

/** The kinds of notification that the MBeans send. */
public enum BeanNotification {
  SESSION_CHANGED("session.changed", "The session changed: counters have restarted"),
  AVAILABLE("host.available", "The host gives statistics again"),
  UNAVAILABLE("host.unavailable", "The host gives no statistics any more"),
  STATUS_CHANGED("appmonitor.status", "The host reports another status of the application"),
  ENABLED_CHANGED("appmonitor.enabled", "Application monitoring was enabled or disabled"),
  DECISION("heartbeat.decision", "A decision about the heartbeat, as in the attribute Decisions"),
  PAUSE("pause", "The JVM had a pause of at least pause.min"),
  ALARM("alarm", "An alarm has another level now: it was raised, changed or cleared"),
  ADVICE("advice", "Advice is new, or is no longer given");

  private final String type;
  private final String description;

  BeanNotification(String type, String description) {
    this.type = "io.guestbeat." + type;
    this.description = description;
  }

  String type() {
    return type;
  }

  public MBeanNotificationInfo info() {
    return new MBeanNotificationInfo(
        new String[] {type}, Notification.class.getName(), description);
  }
}
