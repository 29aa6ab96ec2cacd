package io.guestbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link between the documents leads somewhere, and every page is in the index. */
class DocumentLinksTest {
  private static final Path ROOT = Path.of(System.getProperty("guestbeat.root", ".."));
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern NAMED = Pattern.compile("<a (?:name|id)=\"([^\"]+)\">");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    int seen = 0;
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        String target = link.group(1);
        if (!target.matches("[a-z]+:.*")) {
          seen++;
          if (!leadsSomewhere(page, target)) {
            broken.add(ROOT.relativize(page) + ": " + target);
          }
        }
      }
    }

    assertThat(broken).isEmpty();
    assertThat(seen).isGreaterThan(100);
  }

  @Test
  void theIndexHasEveryPage() throws IOException {
    String index = Files.readString(ROOT.resolve("docs/README.md"));

    assertThat(pages())
        .filteredOn(page -> page.getParent().endsWith("docs") && !page.endsWith("README.md"))
        .hasSizeGreaterThan(15)
        .filteredOn(page -> !index.contains("](" + page.getFileName() + ")"))
        .filteredOn(page -> !index.contains("](" + page.getFileName() + "#"))
        .isEmpty();
  }

  private static boolean leadsSomewhere(Path page, String target) throws IOException {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    Path path = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    return Files.exists(path)
        && (hash < 0 || anchorsOf(Files.readString(path)).contains(target.substring(hash + 1)));
  }

  /** Returns those that GitHub makes of headings, and those that are named. */
  private static Set<String> anchorsOf(String page) {
    Set<String> anchors = new HashSet<>();
    NAMED.matcher(page).results().forEach(named -> anchors.add(named.group(1)));
    Matcher heading = HEADING.matcher(page);
    while (heading.find()) {
      String text = heading.group(1).replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
      String anchor =
          text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
      anchors.add(anchor);
      for (int same = 1; same < 9; same++) {
        anchors.add(anchor + "-" + same);
      }
    }
    return anchors;
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> root = Files.list(ROOT);
        Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(root, docs)
          .map(Path::toAbsolutePath)
          .map(Path::normalize)
          .filter(path -> path.toString().endsWith(".md"))
          .collect(Collectors.toList());
    }
  }
}
