package io.guestbeat.jmx;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.function.Supplier;

/**
 * Does on our own permissions what an MBean's caller, whose permissions the MBean server has
 * checked, has asked for: to read a statistic, nobody needs leave to open sockets.
 */
final class Privileged {
  private static final float JAVA_24 = 68;

  /** From Java 24 on there is no security manager, and one day there may be no way to ask. */
  private static final boolean MAY_BE_WATCHED =
      Float.parseFloat(System.getProperty("java.class.version")) < JAVA_24;

  private Privileged() {}

  static <T> T call(Supplier<T> action) {
    return MAY_BE_WATCHED && System.getSecurityManager() != null
        ? AccessController.doPrivileged((PrivilegedAction<T>) action::get)
        : action.get();
  }
}
