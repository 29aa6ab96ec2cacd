package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/security.md as the code is. */
class SecurityPageTest {
  private static final Path ROOT = Path.of(System.getProperty("guestbeat.root"));
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Properties))`");

  @Test
  void theTestsThatItNamesAreThere() throws IOException {
    String tables =
        Files.readAllLines(ROOT.resolve("docs/security.md")).stream()
            .filter(line -> line.startsWith("|"))
            .collect(Collectors.joining());
    List<String> named = TEST.matcher(tables).results().map(MatchResult::group).distinct().toList();

    Set<String> present = new HashSet<>();
    for (String module : List.of("src", "agent", "jconsole")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve(sourcesOf(module)))) {
        present.addAll(
            files
                .map(file -> "`" + file.getFileName().toString().replaceFirst("\\.java$", "") + "`")
                .collect(Collectors.toSet()));
      }
    }
    assertThat(named).hasSizeGreaterThan(15);
    assertThat(present).containsAll(named);
  }

  /** The library's module is the folder src itself. */
  private static String sourcesOf(String module) {
    return module.equals("src") ? "test/java" : "src/test/java";
  }
}
