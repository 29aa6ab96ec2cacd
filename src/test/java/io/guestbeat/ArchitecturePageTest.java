package io.guestbeat;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps what docs/architecture.md and CONTRIBUTING.md say about the sources true. */
class ArchitecturePageTest {
  private static final Path ROOT = Path.of(System.getProperty("guestbeat.root"));
  private static final Pattern FILE =
      Pattern.compile("`(?!\\w+/target/)((?:[\\w.-]+/)+[\\w.-]+\\.[a-z]+)`");
  private static final Set<String> NO_SOURCES = Set.of(".git", "target", "node_modules");

  @Test
  void theTableOfPackagesIsTheOneThatIsEnforced() throws Exception {
    CsvSource table =
        ArchitectureTest.class
            .getDeclaredMethod("packagesUseOnlyWhatTheTableAllows", String.class, String.class)
            .getAnnotation(CsvSource.class);
    String rows = Arrays.stream(table.value()).map(ArchitecturePageTest::row).collect(joining());

    new GeneratedPart(ROOT.resolve("docs/architecture.md"), "ArchitectureTest")
        .requireToBe("| package | may import |\n|---|---|\n" + rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/architecture.md", "CONTRIBUTING.md"})
  void everyFileThatIsNamedExists(String page) throws IOException {
    List<String> sources = sources();
    List<String> named =
        FILE.matcher(Files.readString(ROOT.resolve(page)))
            .results()
            .map(file -> file.group(1))
            .toList();

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(named)
        .filteredOn(name -> sources.stream().noneMatch(file -> file.endsWith("/" + name)))
        .isEmpty();
  }

  private static String row(String packageAndUses) {
    String[] columns = packageAndUses.split(",");
    String uses = columns[1].strip();
    return String.format(
        "| `%s` | %s |\n",
        columns[0],
        uses.isEmpty()
            ? "the JDK only"
            : Arrays.stream(uses.split(" ")).map(name -> "`" + name + "`").collect(joining(", ")));
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NO_SOURCES.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sources.add("/" + ROOT.relativize(file));
            return FileVisitResult.CONTINUE;
          }
        });
    return sources;
  }
}
