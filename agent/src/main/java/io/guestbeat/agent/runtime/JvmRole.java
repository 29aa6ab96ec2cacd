package io.guestbeat.agent.runtime;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether this JVM is the application at all. Options that reach every JVM of a machine, or of a
 * start script, reach the JDK's tools and {@code catalina.sh stop} too; these come and go, have
 * their output read by scripts, and must not touch the heartbeat of the server beside them.
 */
final class JvmRole {
  private static final Set<String> SHORT_ORDERS =
      set(
          "stop",
          "shutdown",
          "status",
          "version",
          "configtest",
          "kill",
          "help",
          "--stop",
          "--shutdown",
          "--status",
          "--version",
          "-version",
          "--help",
          "-help",
          "-?");
  private static final Set<String> HELPERS =
      set(
          "io.guestbeat.agent.CarrierEntry",
          "io.guestbeat.host.vmware.CarrierMain",
          "org.apache.catalina.util.ServerInfo",
          "org.apache.zookeeper.client.FourLetterWordMain");
  private static final Set<String> HELPER_MODULES =
      set("org.jboss.as.cli", "org.jboss.as.domain-add-user", "org.wildfly.security.elytron-tool");
  private static final String OWN_JAR = "guestbeat.jar";
  private static final String TOMCAT = "org.apache.catalina.startup.Bootstrap";
  private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.Main";

  /** Kafka's scripts give its tools the server's options; this one serves. */
  private static final String MIRROR = "kafka.tools.MirrorMaker";

  private static final String[] HELPER_PACKAGES = {
    "kafka.admin.", "kafka.tools.", "org.apache.kafka.tools."
  };

  private static final String[] TOOL_PACKAGES = {
    "sun.", "com.sun.tools.", "com.sun.java.util.jar.", "jdk.", "java."
  };

  private JvmRole() {}

  /** Why Guestbeat has nothing to do in this JVM; empty if it is an application. */
  static Optional<String> reasonToStayAway(Map<String, String> properties) {
    String command = properties.getOrDefault("sun.java.command", "").trim();
    if (command.contains(SOURCE_LAUNCHER)) {
      return Optional.empty();
    }
    String main = mainOf(command);
    if (isOwnJar(main)) {
      return Optional.of("this is Guestbeat's own command line");
    }
    if (isTool(main) || isToolModule(properties.getOrDefault("jdk.module.main", ""))) {
      return Optional.of("this is a tool of the JDK, " + main);
    }
    if (!main.equals(MIRROR) && Arrays.stream(HELPER_PACKAGES).anyMatch(main::startsWith)) {
      return Optional.of("this is " + main);
    }
    List<String> arguments = argumentsOf(command, main);
    if (isHelper(main)) {
      return Optional.of("this is " + main);
    }
    for (String argument : arguments) {
      if (isHelper(argument)) {
        return Optional.of("this is " + argument);
      }
    }
    return shortOrder(main, arguments);
  }

  private static boolean isHelper(String word) {
    return HELPERS.contains(word) || HELPER_MODULES.contains(word);
  }

  /** Tomcat's start script puts the order last, others put it first. */
  private static Optional<String> shortOrder(String main, List<String> arguments) {
    int heeded = main.equals(TOMCAT) ? arguments.size() : Math.min(1, arguments.size());
    for (String word : arguments.subList(0, heeded)) {
      if (SHORT_ORDERS.contains(word.toLowerCase(Locale.ROOT))) {
        return Optional.of("this JVM only carries the order \"" + word + "\" of " + main);
      }
    }
    return Optional.empty();
  }

  /** The main class or jar: a jar's path may have blanks in it. */
  private static String mainOf(String command) {
    int blank = command.indexOf(' ');
    String first = blank < 0 ? command : command.substring(0, blank);
    int jar = command.indexOf(".jar ");
    boolean isPathWithBlanks = jar > blank && (first.contains("/") || first.contains("\\"));
    return isPathWithBlanks ? command.substring(0, jar + ".jar".length()) : first;
  }

  private static List<String> argumentsOf(String command, String main) {
    String arguments = command.substring(main.length()).trim();
    return arguments.isEmpty() ? Collections.emptyList() : Arrays.asList(arguments.split(" +"));
  }

  private static boolean isOwnJar(String main) {
    return main.equals(OWN_JAR) || main.endsWith('/' + OWN_JAR) || main.endsWith('\\' + OWN_JAR);
  }

  private static boolean isToolModule(String module) {
    return module.startsWith("jdk.") || module.startsWith("java.");
  }

  private static boolean isTool(String main) {
    boolean isInTools = false;
    for (String tools : TOOL_PACKAGES) {
      isInTools |= main.startsWith(tools);
    }
    return isInTools && !main.endsWith(".jar");
  }

  private static Set<String> set(String... items) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(items)));
  }
}
