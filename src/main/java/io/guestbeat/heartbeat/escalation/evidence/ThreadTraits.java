package io.guestbeat.heartbeat.escalation.evidence;

import java.lang.management.ThreadInfo;
import java.lang.reflect.Method;

/**
 * Whether a thread is a daemon, and its priority. Java 8 does not say: there both would have to be
 * asked of the threads' groups, whose monitors the application may hold.
 */
final class ThreadTraits {
  private final Method isDaemon = method("isDaemon");
  private final Method getPriority = method("getPriority");

  /** As jstack says it; empty on Java 8. */
  String of(ThreadInfo info) {
    if (isDaemon == null || getPriority == null) {
      return "";
    }
    try {
      String daemon = Boolean.TRUE.equals(isDaemon.invoke(info)) ? " daemon" : "";
      return daemon + " prio=" + getPriority.invoke(info);
    } catch (ReflectiveOperationException e) {
      return " [" + e + "]";
    }
  }

  private static Method method(String name) {
    try {
      return ThreadInfo.class.getMethod(name);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }
}
