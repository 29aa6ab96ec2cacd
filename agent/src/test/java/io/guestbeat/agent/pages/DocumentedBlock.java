package io.guestbeat.agent.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One block of code in a page: fenced, or four blanks in. Sessions, which CommandLinePageIT types,
 * are none.
 *
 * @param page its path, such as {@code docs/heartbeat.md}
 * @param lines without what they are indented by
 */
record DocumentedBlock(String page, List<String> lines) {
  private static final Path ROOT = Path.of(System.getProperty("guestbeat.root"));
  private static final String INDENT = "    ";

  /** Returns all blocks of the README and of the pages. */
  static List<DocumentedBlock> all() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    List<DocumentedBlock> blocks = new ArrayList<>();
    for (Path page : pages) {
      addBlocks(blocks, ROOT.relativize(page).toString(), Files.readAllLines(page));
    }
    return blocks;
  }

  private static void addBlocks(List<DocumentedBlock> blocks, String page, List<String> lines) {
    boolean isFenced = false;
    boolean isSession = false;
    List<String> open = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String text = line.trim();
      if (text.startsWith("<!-- session: ")) {
        add(blocks, page, open, isSession);
        isSession = text.contains("begin");
      } else if (text.startsWith("```")) {
        isFenced = !isFenced;
        add(blocks, page, open, isSession);
      } else if (isFenced) {
        open.add(line);
      } else if (line.startsWith(INDENT) && (!open.isEmpty() || i == 0 || isBlank(lines, i - 1))) {
        open.add(line.substring(INDENT.length()));
      } else if (text.isEmpty() && !open.isEmpty()) {
        open.add("");
      } else {
        add(blocks, page, open, isSession);
      }
    }
    add(blocks, page, open, isSession);
  }

  private static boolean isBlank(List<String> lines, int index) {
    return lines.get(index).isBlank();
  }

  private static void add(
      List<DocumentedBlock> blocks, String page, List<String> open, boolean isSession) {
    if (!open.isEmpty() && !isSession) {
      blocks.add(new DocumentedBlock(page, List.copyOf(open)));
    }
    open.clear();
  }

  String text() {
    return String.join("\n", lines).stripTrailing() + "\n";
  }

  /** Returns what tells it from the others of its page. */
  String beginning() {
    return page + ": " + lines.get(0).trim();
  }

  /** Returns its lines as a shell takes them: continued ones joined, without comments. */
  List<String> commands() {
    String joined = text().replaceAll("\\\\\n\\s*", "");
    return joined
        .lines()
        .map(line -> line.replaceFirst("(^|\\s+)#\\s.*$", "").trim())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  @Override
  public String toString() {
    return beginning();
  }
}
