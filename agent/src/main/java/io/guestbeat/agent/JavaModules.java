package io.guestbeat.agent;

/** The modules of the running Java, of which an image made by jlink may lack some. */
final class JavaModules {
  /** What to do about a Java without management. */
  static final String NO_MANAGEMENT =
      "this Java has no module java.management; build its image with"
          + " jlink --add-modules java.management, or use another Java";

  private JavaModules() {}

  /** Returns whether there are the classes of JMX. */
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
