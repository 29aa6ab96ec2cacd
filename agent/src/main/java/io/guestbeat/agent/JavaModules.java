package io.guestbeat.agent;

/** What this Java was built with: an image of jlink has the modules that somebody chose. */
final class JavaModules {
  /** What to do about a Java without management. */
  static final String NO_MANAGEMENT =
      "this Java has no module java.management; build its image with"
          + " jlink --add-modules java.management, or use another Java";

  private JavaModules() {}

  /** Whether there are the classes of JMX. */
  static boolean haveManagement() {
    try {
      Class.forName("java.lang.management.ManagementFactory", false, null);
      Class.forName("javax.management.MBeanServer", false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
