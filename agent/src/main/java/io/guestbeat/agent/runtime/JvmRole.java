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
 * Decides whether this JVM is the application, or only a tool or helper. Options that reach every
 * JVM of a machine, or of a start script, reach the JDK's tools and {@code catalina.sh stop} too;
 * these come and go, have their output read by scripts, and must not touch the heartbeat of the
 * server beside them.
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
  private static final String TOMCAT = "org.apache.catalina.startup.Bootstrap";

  /**
   * What runs a source file: its class is {@code Main} up to JDK 21, and has another name since.
   */
  private static final String SOURCE_LAUNCHERS = "com.sun.tools.javac.launcher.";

  /** Kafka's scripts give its tools the server's options; this one serves. */
  private static final String MIRROR = "kafka.tools.MirrorMaker";

  private static final String[] HELPER_PACKAGES = {
    "kafka.admin.", "kafka.tools.", "org.apache.kafka.tools."
  };

  private static final String[] TOOL_PACKAGES = {
    "sun.", "com.sun.tools.", "com.sun.java.util.jar.", "jdk.", "java."
  };

  private JvmRole() {}

  /** Returns why Guestbeat has nothing to do in this JVM; empty if it is an application. */
  static Optional<String> reasonToStayAway(Map<String, String> properties) {
    MainProgram program = MainProgram.of(properties);
    Optional<OwnProgram> own = OwnProgram.of(program);
    if (own.isPresent()) {
      return Optional.of("this is " + own.get().text());
    }
    String main = program.mainClass();
    if (main.startsWith(SOURCE_LAUNCHERS)) {
      return Optional.empty();
    }
    if (isTool(program)) {
      return Optional.of("this is a tool of the JDK, " + program);
    }
    if (!main.equals(MIRROR) && beginsWithOneOf(HELPER_PACKAGES, main)) {
      return Optional.of("this is " + main);
    }
    if (isHelper(main)) {
      return Optional.of("this is " + main);
    }
    for (String argument : program.arguments()) {
      if (isHelper(argument)) {
        return Optional.of("this is " + argument);
      }
    }
    return shortOrder(program);
  }

  private static boolean isHelper(String word) {
    return HELPERS.contains(word) || HELPER_MODULES.contains(word);
  }

  /** Tomcat's start script puts the order last, others put it first. */
  private static Optional<String> shortOrder(MainProgram program) {
    List<String> arguments = program.arguments();
    int heeded =
        program.mainClass().equals(TOMCAT) ? arguments.size() : Math.min(1, arguments.size());
    for (int i = 0; i < heeded; i++) {
      String word = arguments.get(i);
      if (SHORT_ORDERS.contains(word.toLowerCase(Locale.ROOT))) {
        return Optional.of("this JVM only runs the command \"" + word + "\" of " + program);
      }
    }
    return Optional.empty();
  }

  private static boolean isTool(MainProgram program) {
    String module = program.module();
    return module.startsWith("jdk.")
        || module.startsWith("java.")
        || beginsWithOneOf(TOOL_PACKAGES, program.mainClass());
  }

  private static boolean beginsWithOneOf(String[] packages, String className) {
    for (String name : packages) {
      if (className.startsWith(name)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> set(String... items) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(items)));
  }
}
