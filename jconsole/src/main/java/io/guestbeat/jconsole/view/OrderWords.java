package io.guestbeat.jconsole.view;

import io.guestbeat.jconsole.reading.Order;
import io.guestbeat.jmx.reading.HeartbeatReading;
import java.time.Duration;
import java.util.Optional;

/** The texts about an order: its consequences before it is given, and its result. */
final class OrderWords {
  private OrderWords() {}

  /** Returns what is asked, in a title. */
  static String question(Order.Kind order) {
    switch (order) {
      case SUSPEND:
        return "Suspend the gates?";
      case RESUME:
        return "End the suspension of the gates?";
      case ENABLE:
        return "Enable the heartbeat?";
      default:
        return "Disable the heartbeat?";
    }
  }

  /** Returns the word on the button that does it. */
  static String verb(Order.Kind order) {
    switch (order) {
      case SUSPEND:
        return "Suspend";
      case RESUME:
        return "Resume";
      case ENABLE:
        return "Enable";
      default:
        return "Disable";
    }
  }

  /** Returns what it will do. */
  static String consequence(Order.Kind order, HeartbeatReading heartbeat) {
    switch (order) {
      case SUSPEND:
        return "For this time heartbeats are sent even if gates are closed: if the application dies"
            + " in this time, vSphere HA does not notice. The suspension ends automatically.";
      case RESUME:
        return heartbeat.hasClosedGate()
            ? "A gate is closed now: heartbeats will be withheld, and vSphere HA resets this VM"
                + resetGap(heartbeat)
                + " the last one, at the earliest."
            : "Heartbeats are withheld again as soon as a gate closes.";
      case ENABLE:
        return "Guestbeat sends a heartbeat"
            + heartbeat.interval().map(span -> " every " + Numbers.span(span)).orElse("")
            + " from now on, and vSphere HA monitors this VM: if they are withheld, or this JVM ends without"
            + " a clean exit, it resets this VM"
            + resetGap(heartbeat)
            + " the last one, at the earliest.";
      default:
        return "No heartbeat is sent any more, and vSphere HA will not reset this VM for a dead"
            + " application, until somebody presses Enable, this JVM is restarted with"
            + " heartbeat=on, or another process of this VM sends a heartbeat.";
    }
  }

  /** Returns what came of it: why it was not done, if it was not. */
  static String outcome(Order.Kind order, Optional<String> refusal, String time) {
    return time + "  " + refusal.orElseGet(() -> done(order));
  }

  private static String done(Order.Kind order) {
    switch (order) {
      case SUSPEND:
        return "Suspended";
      case RESUME:
        return "Resumed";
      case ENABLE:
        return "Enabled";
      default:
        return "Disabled";
    }
  }

  private static String resetGap(HeartbeatReading heartbeat) {
    Optional<Duration> gap = heartbeat.resetGap();
    return gap.map(span -> " " + Numbers.span(span) + " after").orElse(" some time after");
  }
}
