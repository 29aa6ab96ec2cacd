package io.guestbeat.agent.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The name of the application that this JVM runs, which is the same each time it is started: its
 * systemd unit, or else its jar or main class. Stateless.
 */
final class ApplicationName {
  private static final String UNIT = ".service";

  /** The unit of a user's session, which says nothing of the program. */
  private static final String SESSION = "user@";

  /** The main class of {@code java App.java}. */
  private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.Main";

  private static final Path CONTROL_GROUPS = Paths.get("/proc/self/cgroup");

  private ApplicationName() {}

  /** Returns the name of the application of this JVM. */
  static String ofThis() {
    return of(CONTROL_GROUPS, System.getProperties());
  }

  /**
   * Returns the name.
   *
   * @param cgroup the file that tells the control groups of this process
   * @param properties the system properties
   */
  static String of(Path cgroup, Properties properties) {
    String unit = unit(cgroup);
    if (!unit.isEmpty()) {
      return unit;
    }
    Map<String, String> known = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      known.put(key, properties.getProperty(key));
    }
    MainProgram main = MainProgram.of(known);
    boolean isSource = main.mainClass().equals(SOURCE_LAUNCHER) && !main.arguments().isEmpty();
    String program = isSource ? main.arguments().get(0) : main.toString();
    return program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
  }

  private static String unit(Path cgroup) {
    try (BufferedReader lines = Files.newBufferedReader(cgroup, UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String group = line.substring(line.lastIndexOf('/') + 1);
        if (group.endsWith(UNIT) && !group.startsWith(SESSION)) {
          return group.substring(0, group.length() - UNIT.length());
        }
      }
    } catch (IOException thereIsNoSuchFile) {
      // As on Windows.
    }
    return "";
  }
}
