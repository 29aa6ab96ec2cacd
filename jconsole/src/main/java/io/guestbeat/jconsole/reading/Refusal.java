package io.guestbeat.jconsole.reading;

import io.guestbeat.jmx.reading.JmxFailure;
import java.io.IOException;
import javax.management.InstanceNotFoundException;

/** Explains to the user why an operation could not be done over JMX. */
final class Refusal {
  private static final String BY_GUESTBEAT = "jmx.control=";

  private Refusal() {}

  /** Returns what is to be said of an order that failed so. */
  static String of(Throwable failure) {
    Throwable root = JmxFailure.rootOf(failure);
    String reason = JmxFailure.reasonOf(failure);
    if (root instanceof SecurityException) {
      return reason.contains(BY_GUESTBEAT)
          ? "Not allowed: this JVM accepts no such order over JMX (" + reason + ")"
          : "Not allowed: this JMX role may only read (" + reason + ")";
    }
    if (root instanceof InstanceNotFoundException) {
      return "Not done: this JVM has no Guestbeat any more";
    }
    return root instanceof IOException
        ? "It is not known whether that was done, as the connection failed: " + reason
        : "Not done: " + reason;
  }
}
