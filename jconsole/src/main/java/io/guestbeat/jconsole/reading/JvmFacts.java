package io.guestbeat.jconsole.reading;

import java.io.IOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** Facts that every JVM publishes. */
final class JvmFacts {
  private JvmFacts() {}

  /** Returns its process id; empty where that is not known. */
  static String processId(MBeanServerConnection jvm) {
    Object name = attribute(jvm, "Runtime", "Name");
    String text = name instanceof String ? (String) name : "";
    return text.matches("(?s)\\d{1,10}@.*") ? text.substring(0, text.indexOf('@')) : "";
  }

  private static Object attribute(MBeanServerConnection jvm, String type, String name) {
    try {
      return jvm.getAttribute(new ObjectName("java.lang:type=" + type), name);
    } catch (JMException | IOException | RuntimeException itDoesNotSay) {
      return null;
    }
  }
}
