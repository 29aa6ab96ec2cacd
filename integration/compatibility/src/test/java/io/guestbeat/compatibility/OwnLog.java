package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a subject writes, without what differs from run to run and without our own lines. */
record OwnLog(Set<String> lines, Set<String> ours) {
  private static final Pattern COLOURS = Pattern.compile("\\e\\[[0-9;]*m");

  /**
   * Many servers write down their command line, or their class path; to load an agent that {@code
   * MODULE_OPTS} has, WildFly makes JBoss Modules an agent.
   */
  private static final Pattern AGENT =
      Pattern.compile(
          "\\s*-javaagent:\\S*(guestbeat|jboss-modules)\\.jar\\S*"
              + "|:[^:\\s]*/(guestbeat|jboss-modules)\\.jar");

  private static final Pattern IDS =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
              + "|\\b0x[0-9a-f]+|@[0-9a-f]{5,8}\\b"
              // Kafka's.
              + "|(?<![\\w-])[\\w-]{22}(?![\\w-])");
  private static final Pattern NUMBERS =
      Pattern.compile("\\d+([.,:]\\d+)*( ?(ms|s|seconds))?\\b|\\d+");

  /** Reads these files, of a run in this folder. */
  static OwnLog of(Path folder, Path... files) {
    Set<String> lines = new LinkedHashSet<>();
    Set<String> ours = new LinkedHashSet<>();
    for (Path file : files) {
      for (String line : Work.text(file).split("\\R")) {
        if (line.contains(" guestbeat: ")) {
          ours.add(line);
          continue;
        }
        String own = AGENT.matcher(line.replace(folder.toString(), "FOLDER")).replaceAll("");
        if (!own.isBlank() && !own.endsWith("argument:")) {
          lines.add(normalised(own));
        }
      }
    }
    return new OwnLog(lines, ours);
  }

  /**
   * No line is new, whatever its level, and none is missing; ours are no warnings.
   *
   * @param known parts of lines that may be new or missing all the same
   */
  void requireLike(OwnLog without, String... known) {
    Set<String> added = new LinkedHashSet<>(lines);
    added.removeAll(without.lines);
    Set<String> missing = new LinkedHashSet<>(without.lines);
    missing.removeAll(lines);
    for (String part : known) {
      added.removeIf(line -> line.contains(part));
      missing.removeIf(line -> line.contains(part));
    }

    assertThat(without.lines).as("lines to compare with").isNotEmpty();
    assertThat(without.ours).as("lines of ours without us").isEmpty();
    assertThat(added).as("lines that are new with the agent").isEmpty();
    assertThat(missing).as("lines that are missing with the agent").isEmpty();
    assertThat(ours).as("our lines").allMatch(OwnLog::isNoTrouble);
  }

  /** Without the lines that begin so. */
  OwnLog without(String beginning) {
    Set<String> others =
        lines.stream()
            .filter(line -> !line.startsWith(beginning))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new OwnLog(others, ours);
  }

  /** A busy machine makes a heartbeat late, and that is said. */
  private static boolean isNoTrouble(String line) {
    return line.contains(" guestbeat: INFO ") || line.contains(" heartbeat LATE: ");
  }

  private static String normalised(String line) {
    String plain = COLOURS.matcher(line).replaceAll("");
    return NUMBERS
        .matcher(IDS.matcher(plain).replaceAll("#"))
        .replaceAll("#")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
