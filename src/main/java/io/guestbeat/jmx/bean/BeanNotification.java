package io.guestbeat.jmx.bean;

import javax.management.MBeanNotificationInfo;
import javax.management.Notification;

/** The kinds of notification that the MBeans send. */
public enum BeanNotification {
  SESSION_CHANGED("session.changed", "The session changed: counters have restarted"),
  AVAILABLE("host.available", "The host gives statistics again"),
  UNAVAILABLE("host.unavailable", "The host gives no statistics any more"),
  STATUS_CHANGED("appmonitor.status", "The host makes something else of the application"),
  ENABLED_CHANGED("appmonitor.enabled", "Monitoring was enabled or disabled, by whomever"),
  DECISION("heartbeat.decision", "A decision about the heartbeat, as in the attribute Decisions"),
  PAUSE("pause", "The JVM stood still for as long as pause.min or longer"),
  ALARM("alarm", "An alarm has another level now: it was raised, changed or cleared"),
  ADVICE("advice", "There is new advice, or it is no longer given");

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
