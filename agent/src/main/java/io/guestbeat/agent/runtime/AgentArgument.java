package io.guestbeat.agent.runtime;

import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The agent's argument, for those who pass one on to another JVM. */
public final class AgentArgument {
  private static final List<Option<?>> PATHS =
      Collections.unmodifiableList(
          Arrays.asList(
              AgentOptions.CONFIG,
              AgentOptions.LOG_FILE,
              HeartbeatOptions.EVIDENCE_DIR,
              GateOptions.GATE_PATH));

  private AgentArgument() {}

  /**
   * What is wrong with it, one line for each; empty if nothing is, as far as can be known before
   * the other JVM has read its own environment and files.
   */
  public static List<String> problems(String argument) {
    List<String> problems = new ArrayList<>();
    boolean hasFile = false;
    for (String item : argument.split(",")) {
      String key = item.split("=", 2)[0].trim();
      hasFile |= key.equals(AgentOptions.CONFIG.key());
      if (PATHS.stream().anyMatch(option -> option.key().equals(key)) && isRelative(item)) {
        problems.add(
            item.trim() + ": accepted is an absolute path, as the process has a folder of its own");
      }
    }
    if (problems.isEmpty() && !hasFile) {
      problems.addAll(problemsOfOptions(argument));
    }
    return problems;
  }

  private static boolean isRelative(String item) {
    String[] words = item.split("=", 2);
    return words.length == 2 && !Paths.get(words[1].trim()).isAbsolute();
  }

  private static List<String> problemsOfOptions(String argument) {
    try {
      AgentOptions.read(argument, Collections.emptyMap(), Collections.emptyMap());
      return Collections.emptyList();
    } catch (BadOptionsException e) {
      return e.problems();
    }
  }
}
