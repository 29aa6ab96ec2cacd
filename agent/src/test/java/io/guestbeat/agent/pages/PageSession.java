package io.guestbeat.agent.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A session in a page: commands, and what the terminal showed for each. It stands in a fenced block
 * between {@code <!-- session: begin -->} and {@code <!-- session: end -->}.
 *
 * @param heading of the section it stands in, and its number there
 */
record PageSession(String heading, List<Step> steps) {
  private static final String BEGIN = "<!-- session: begin -->";
  private static final String END = "<!-- session: end -->";
  private static final String PROMPT = "$ ";

  /** All sessions of the page. */
  static List<PageSession> in(Path page) throws IOException {
    List<PageSession> sessions = new ArrayList<>();
    String heading = "";
    int number = 0;
    PageSession open = null;
    for (String line : Files.readAllLines(page)) {
      if (line.equals(BEGIN)) {
        number++;
        open = new PageSession(heading + " " + number, new ArrayList<>());
      } else if (line.equals(END)) {
        sessions.add(open);
        open = null;
      } else if (open != null) {
        open.add(line);
      } else if (line.startsWith("## ")) {
        heading = line.substring(3);
        number = 0;
      }
    }
    if (open != null) {
      throw new IllegalStateException("a session of " + open.heading + " has no end");
    }
    return sessions;
  }

  private void add(String line) {
    if (line.startsWith("```")) {
      return;
    }
    if (line.startsWith(PROMPT)) {
      steps.add(new Step(line.substring(PROMPT.length()), new ArrayList<>()));
    } else {
      steps.get(steps.size() - 1).shown.add(line);
    }
  }

  boolean mentions(String word) {
    return steps.stream().anyMatch(step -> (step.command + step.shown).contains(word));
  }

  @Override
  public String toString() {
    return heading;
  }

  /** One command line, and the lines that followed it. */
  record Step(String command, List<String> shown) {}
}
