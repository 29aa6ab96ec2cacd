package io.guestbeat.agent.runtime;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Whether this JVM is the application at all. Options that reach every JVM of a machine, or of a
 * start script, reach the JDK's tools and {@code catalina.sh stop} too; these come and go, have
 * their output read by scripts, and must not touch the heartbeat of the server beside them.
 *
 * <p>The role follows from the main class, its module and, where a jar was started, the jar's
 * manifest; never from the name of a file, which anybody may choose.
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
      set("org.apache.catalina.util.ServerInfo", "org.apache.zookeeper.client.FourLetterWordMain");
  private static final Set<String> HELPER_MODULES =
      set("org.jboss.as.cli", "org.jboss.as.domain-add-user", "org.wildfly.security.elytron-tool");
  private static final String TOMCAT = "org.apache.catalina.startup.Bootstrap";

  /** Runs {@code java Server.java}: {@code Main}, from Java 22 on {@code SourceLauncher}. */
  private static final String SOURCE_LAUNCHERS = "com.sun.tools.javac.launcher.";

  /** The command line, and whatever else the agent's own jar starts. */
  private static final String[] OWN_PACKAGES = {"io.guestbeat.agent.", "io.guestbeat.host."};

  /** Kafka's scripts give its tools the server's options; this one serves. */
  private static final String MIRROR = "kafka.tools.MirrorMaker";

  private static final String[] HELPER_PACKAGES = {
    "kafka.admin.", "kafka.tools.", "org.apache.kafka.tools."
  };

  private static final String[] TOOL_PACKAGES = {
    "sun.", "com.sun.tools.", "com.sun.java.util.jar.", "jdk.", "java."
  };

  private static final String JAR = ".jar";

  private JvmRole() {}

  /** Returns why Guestbeat has nothing to do in this JVM; empty if it is an application. */
  static Optional<String> reasonToStayAway(Map<String, String> properties) {
    String command = properties.getOrDefault("sun.java.command", "").trim();
    String started = startedBy(command, properties.getOrDefault("java.class.path", ""));
    boolean isJar = started.endsWith(JAR);
    String main = isJar ? mainClassOf(started) : started.substring(started.indexOf('/') + 1);
    if (main.startsWith(SOURCE_LAUNCHERS)) {
      return Optional.empty();
    }
    if (startsWithAny(main, OWN_PACKAGES)) {
      return Optional.of("this is Guestbeat's own command line");
    }
    if (startsWithAny(main, TOOL_PACKAGES) || isToolModule(moduleOf(started, properties))) {
      return Optional.of("this is a tool of the JDK, " + started);
    }
    if (!main.equals(MIRROR) && startsWithAny(main, HELPER_PACKAGES)) {
      return Optional.of("this is " + main);
    }
    List<String> arguments = argumentsOf(command, started);
    if (isHelper(main)) {
      return Optional.of("this is " + main);
    }
    for (String argument : arguments) {
      if (isHelper(argument)) {
        return Optional.of("this is " + argument);
      }
    }
    return shortOrder(isJar ? started : main, main.equals(TOMCAT), arguments);
  }

  private static boolean isHelper(String word) {
    return HELPERS.contains(word) || HELPER_MODULES.contains(word);
  }

  /** Tomcat's start script puts the order last, others put it first. */
  private static Optional<String> shortOrder(
      String started, boolean isTomcat, List<String> arguments) {
    int heeded = isTomcat ? arguments.size() : Math.min(1, arguments.size());
    for (String word : arguments.subList(0, heeded)) {
      if (SHORT_ORDERS.contains(word.toLowerCase(Locale.ROOT))) {
        return Optional.of("this JVM only carries the order \"" + word + "\" of " + started);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the main class, with its module if it was started from one, or the path of the jar. A
   * path may have blanks in it, and then only the class path, which begins with it, tells its end.
   */
  private static String startedBy(String command, String classPath) {
    int separator = classPath.indexOf(File.pathSeparatorChar);
    String first = separator < 0 ? classPath : classPath.substring(0, separator);
    if (first.endsWith(JAR) && (command.equals(first) || command.startsWith(first + ' '))) {
      return first;
    }
    int blank = command.indexOf(' ');
    return blank < 0 ? command : command.substring(0, blank);
  }

  /** The main class as the jar's manifest names it; empty if it names none or cannot be read. */
  private static String mainClassOf(String jar) {
    // Without verifying signatures: only one name is read.
    try (JarFile file = new JarFile(new File(jar), false)) {
      Manifest manifest = file.getManifest();
      String main =
          manifest == null ? null : manifest.getMainAttributes().getValue(Name.MAIN_CLASS);
      return main == null ? "" : main.trim();
    } catch (IOException | SecurityException itIsNotForUsToReport) {
      return "";
    }
  }

  private static String moduleOf(String started, Map<String, String> properties) {
    int slash = started.endsWith(JAR) ? -1 : started.indexOf('/');
    return slash < 0 ? properties.getOrDefault("jdk.module.main", "") : started.substring(0, slash);
  }

  private static List<String> argumentsOf(String command, String started) {
    String arguments = command.substring(started.length()).trim();
    return arguments.isEmpty() ? Collections.emptyList() : Arrays.asList(arguments.split(" +"));
  }

  private static boolean isToolModule(String module) {
    return module.startsWith("jdk.") || module.startsWith("java.");
  }

  private static boolean startsWithAny(String main, String[] beginnings) {
    return Arrays.stream(beginnings).anyMatch(main::startsWith);
  }

  private static Set<String> set(String... items) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(items)));
  }
}
