package io.guestbeat.jmx.bean;

import java.lang.management.ManagementPermission;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.function.Supplier;

/**
 * Does on our own permissions what an MBean's caller, whose permissions the MBean server has
 * checked, has asked for: to read a statistic, nobody needs leave to open sockets. Who changes
 * something needs the leave that the JDK's own MBeans ask for.
 */
public final class Privileged {
  private static final int JAVA_24 = 68;

  /** From Java 24 on there is no security manager, and one day there may be no way to ask. */
  private static final boolean MAY_BE_WATCHED =
      wholeNumber(System.getProperty("java.class.version", "52.0")) < JAVA_24;

  private Privileged() {}

  public static <T> T call(Supplier<T> action) {
    return MAY_BE_WATCHED && System.getSecurityManager() != null
        ? AccessController.doPrivileged((PrivilegedAction<T>) action::get)
        : action.get();
  }

  private static int wholeNumber(String text) {
    int point = text.indexOf('.');
    return Integer.parseInt(point < 0 ? text : text.substring(0, point));
  }

  /**
   * Refuses a caller who may not control this JVM.
   *
   * @throws SecurityException from the security manager, where there is one
   */
  static void requireControl() {
    SecurityManager manager = MAY_BE_WATCHED ? System.getSecurityManager() : null;
    if (manager != null) {
      manager.checkPermission(new ManagementPermission("control"));
    }
  }
}
