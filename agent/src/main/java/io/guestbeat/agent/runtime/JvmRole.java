package io.guestbeat.agent.runtime;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether this JVM is the application at all. Options that reach every JVM of a machine, or of a
 * start script, reach the JDK's tools and {@code catalina.sh stop} too; these come and go, and must
 * not touch the heartbeat of the server beside them.
 */
final class JvmRole {
  private static final Set<String> SHORT_ORDERS =
      set(
          "stop", "shutdown", "status", "version", "configtest", "kill", "help", "--stop",
          "--shutdown", "--status", "--version", "-version", "--help", "-help", "-?");
  private static final Set<String> HELPERS =
      set("org.apache.catalina.util.ServerInfo", "org.apache.zookeeper.client.FourLetterWordMain");
  private static final String[] TOOL_PACKAGES = {
    "sun.", "com.sun.tools.", "com.sun.java.util.jar.", "jdk.", "java."
  };

  private JvmRole() {}

  /** Why this JVM is none whose heartbeat counts; empty if it is an application. */
  static Optional<String> reasonToLeaveHeartbeatAlone(Map<String, String> properties) {
    String command = properties.getOrDefault("sun.java.command", "").trim();
    String module = properties.getOrDefault("jdk.module.main", "");
    String main = mainOf(command);
    if (isTool(main) || module.startsWith("jdk.") || module.startsWith("java.")) {
      return Optional.of("this is a tool of the JDK (" + (main.isEmpty() ? module : main) + ")");
    }
    if (HELPERS.contains(main)) {
      return Optional.of("this is " + main);
    }
    String order = firstArgumentOf(command, main);
    return SHORT_ORDERS.contains(order.toLowerCase(Locale.ROOT))
        ? Optional.of("this JVM only carries the order \"" + order + "\" of " + main)
        : Optional.empty();
  }

  /** The main class or jar: a jar's path may have blanks in it. */
  private static String mainOf(String command) {
    int jar = command.indexOf(".jar ");
    if (jar >= 0) {
      return command.substring(0, jar + ".jar".length());
    }
    int blank = command.indexOf(' ');
    return blank < 0 ? command : command.substring(0, blank);
  }

  private static String firstArgumentOf(String command, String main) {
    String arguments = command.substring(main.length()).trim();
    int blank = arguments.indexOf(' ');
    return blank < 0 ? arguments : arguments.substring(0, blank);
  }

  private static boolean isTool(String main) {
    return Arrays.stream(TOOL_PACKAGES).anyMatch(main::startsWith);
  }

  private static Set<String> set(String... items) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(items)));
  }
}
