package io.guestbeat.agent.runtime;

import java.io.File;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program that this JVM was started to run: a class or a jar, with its arguments. Immutable.
 */
final class MainProgram {
  private final String name;
  private final boolean isJar;
  private final String module;
  private final List<String> arguments;

  private MainProgram(String name, boolean isJar, String module, List<String> arguments) {
    this.name = name;
    this.isJar = isJar;
    this.module = module;
    this.arguments = arguments;
  }

  /** Reads it from the system properties with which the JVM has begun. */
  static MainProgram of(Map<String, String> properties) {
    String command = properties.getOrDefault("sun.java.command", "").trim();
    Optional<String> jar = jar(command, properties.getOrDefault("java.class.path", ""));
    String first = jar.orElse(firstWord(command));
    List<String> arguments = words(command.substring(first.length()));
    int slash = jar.isPresent() ? -1 : first.indexOf('/');
    String module = slash < 0 ? "" : first.substring(0, slash);
    return new MainProgram(
        first.substring(slash + 1),
        jar.isPresent(),
        properties.getOrDefault("jdk.module.main", module),
        arguments);
  }

  /** Returns the path of its jar; empty where it is a class. */
  Optional<String> jar() {
    return isJar ? Optional.of(name) : Optional.empty();
  }

  /** Returns the name of its class; empty where it is a jar. */
  String mainClass() {
    return isJar ? "" : name;
  }

  /** Returns the module of its class; empty where it has none. */
  String module() {
    return module;
  }

  List<String> arguments() {
    return arguments;
  }

  /** Returns the class's name or the jar's path. */
  @Override
  public String toString() {
    return name;
  }

  /**
   * Returns the beginning of the command that is a jar: with {@code -jar}, and only then, the class
   * path is that jar, with the agents' jars behind it. A path may have blanks in it.
   */
  private static Optional<String> jar(String command, String classPath) {
    int end = command.indexOf(' ');
    while (end > 0) {
      if (isOnlyEntry(command.substring(0, end), classPath)) {
        return Optional.of(command.substring(0, end));
      }
      end = command.indexOf(' ', end + 1);
    }
    return isOnlyEntry(command, classPath) ? Optional.of(command) : Optional.empty();
  }

  private static boolean isOnlyEntry(String path, String classPath) {
    return !path.isEmpty()
        && (classPath.equals(path) || classPath.startsWith(path + File.pathSeparator));
  }

  private static String firstWord(String command) {
    int blank = command.indexOf(' ');
    return blank < 0 ? command : command.substring(0, blank);
  }

  private static List<String> words(String text) {
    return text.trim().isEmpty() ? Collections.emptyList() : Arrays.asList(text.trim().split(" +"));
  }
}
