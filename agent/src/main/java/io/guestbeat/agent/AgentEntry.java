package io.guestbeat.agent;

import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.security.AllPermission;

/**
 * The class that the JVM loads first. It checks whether {@link GuestbeatAgent} can start here; if
 * not, it logs one line, and the application runs on.
 *
 * <p>The build gives this class and {@link StandardError} the class file version of Java 6, so both
 * keep to what that Java has, and nothing else of ours is linked before the Java is known.
 */
public final class AgentEntry {
  private static final int JAVA_8 = 52;

  /** The first Java without a security manager, and perhaps one day without the way to ask. */
  private static final int JAVA_24 = 68;

  private AgentEntry() {}

  /** Called by the JVM before the application's {@code main}. */
  public static void premain(String options, Instrumentation instrumentation) {
    try {
      if (isWelcome()) {
        GuestbeatAgent.premain(options, instrumentation);
      }
    } catch (Throwable e) {
      // Thrown on, it would abort the JVM.
      StandardError.writeLine("not started: " + e);
    }
  }

  /** Called by the JVM when Guestbeat is attached to a running application. */
  public static void agentmain(String options, Instrumentation instrumentation) {
    try {
      if (isWelcome()) {
        GuestbeatAgent.agentmain(options, instrumentation);
      }
    } catch (Throwable e) {
      StandardError.writeLine("not started: " + e);
    }
  }

  private static boolean isWelcome() {
    int version = classFileVersion(System.getProperty("java.class.version", "52.0"));
    if (version < JAVA_8) {
      StandardError.writeLine(
          "not started: it needs Java 8 or newer, and this is Java "
              + System.getProperty("java.version"));
      return false;
    }
    return version >= JAVA_24 || isPermitted();
  }

  /** By hand: to read it as a number with a fraction would load classes before main runs. */
  private static int classFileVersion(String text) {
    int point = text.indexOf('.');
    return Integer.parseInt(point < 0 ? text : text.substring(0, point));
  }

  private static boolean isPermitted() {
    SecurityManager manager = System.getSecurityManager();
    try {
      if (manager != null) {
        manager.checkPermission(new AllPermission());
      }
      return true;
    } catch (SecurityException e) {
      StandardError.writeLine(
          "not started: the security manager's policy does not allow it; it needs: grant codeBase \""
              + codeBase()
              + "\" { permission java.security.AllPermission; };");
      return false;
    }
  }

  /** Returns the jar's address, without asking for what only the grant would allow. */
  private static String codeBase() {
    String entry = "!/" + AgentEntry.class.getName().replace('.', '/') + ".class";
    URL self = AgentEntry.class.getResource("AgentEntry.class");
    String address = String.valueOf(self);
    return address.startsWith("jar:") && address.endsWith(entry)
        ? address.substring("jar:".length(), address.length() - entry.length())
        : "file:/path/to/guestbeat.jar";
  }
}
