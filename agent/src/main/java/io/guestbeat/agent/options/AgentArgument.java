package io.guestbeat.agent.options;

import io.guestbeat.heartbeat.gates.GateName;
import io.guestbeat.settings.Key;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The agent's argument, for those who pass one on to another JVM. */
public final class AgentArgument {
  private static final List<Key<?>> PATHS =
      Collections.unmodifiableList(
          Arrays.asList(
              AgentOptions.CONFIG,
              AgentOptions.LOG_FILE,
              HeartbeatOptions.EVIDENCE_DIR,
              GateOptions.GATE_PATH));

  private AgentArgument() {}

  /**
   * Returns what is wrong with it, one line for each; empty if nothing is, as far as can be known
   * before the other JVM has read its own environment and files.
   */
  public static List<String> problems(String argument) {
    List<String> problems = new ArrayList<>();
    boolean isForTheProcessOnly = false;
    for (String item : argument.split(",")) {
      String key = item.split("=", 2)[0].trim();
      isForTheProcessOnly |= key.equals(AgentOptions.CONFIG.name()) || !ownGates(item).isEmpty();
      if (PATHS.stream().anyMatch(option -> option.name().equals(key)) && isRelative(item)) {
        problems.add(
            item.trim()
                + ": accepted is an absolute path, because the process has its own working directory");
      }
    }
    if (problems.isEmpty() && !isForTheProcessOnly) {
      problems.addAll(problemsOfOptions(argument, Collections.emptyMap(), Collections.emptyMap()));
    }
    return problems;
  }

  /**
   * Returns what is wrong with it in a JVM of these system properties and environment variables;
   * empty too where only that JVM can know, as it has files or gates of its own.
   */
  public static List<String> problems(
      String argument, Map<String, String> properties, Map<String, String> environment) {
    List<String> settings = new ArrayList<>(Arrays.asList(argument.split(",")));
    properties.forEach(
        (name, text) -> {
          if (OptionName.isProperty(name)) {
            settings.add(OptionName.keyOfProperty(name) + "=" + text);
          }
        });
    environment.forEach(
        (name, text) -> {
          if (OptionName.isEnvironment(name)) {
            settings.add(OptionName.keyOfEnvironment(name) + "=" + text);
          }
        });
    return settings.stream().anyMatch(AgentArgument::needsTheProcess)
        ? Collections.<String>emptyList()
        : problemsOfOptions(argument, properties, environment);
  }

  private static boolean needsTheProcess(String item) {
    String key = item.split("=", 2)[0].trim().replace('-', '.');
    return key.equals(AgentOptions.CONFIG.name())
        || key.equals(GateOptions.GATE_PATH.name())
        || ownGates(item).stream().anyMatch(gate -> !GateOptions.isNearlyBuiltIn(gate));
  }

  /** Gates of the application's own are on its class path, which is not ours. */
  private static List<GateName> ownGates(String item) {
    String[] words = item.trim().split("=", 2);
    if (!words[0].equals(GateOptions.GATES.name()) || words.length < 2) {
      return Collections.emptyList();
    }
    try {
      return GateOptions.names(words[1]).stream()
          .filter(gate -> !GateOptions.isBuiltIn(gate))
          .collect(Collectors.toList());
    } catch (IllegalArgumentException problemsReportIt) {
      return Collections.emptyList();
    }
  }

  private static boolean isRelative(String item) {
    String[] words = item.split("=", 2);
    // A ~ is the home of whoever runs the other process.
    return words.length == 2
        && !words[1].trim().startsWith("~")
        && !new File(words[1].trim()).isAbsolute();
  }

  private static List<String> problemsOfOptions(
      String argument, Map<String, String> properties, Map<String, String> environment) {
    try {
      AgentOptions.read(argument, properties, environment);
      return Collections.emptyList();
    } catch (BadOptionsException e) {
      return e.problems();
    }
  }
}
