package io.guestbeat.agent.rig;

import java.util.List;

/**
 * Lines as they look whoever runs the command, and whenever: every number, identity and time is
 * alike, and so is the width of columns. A line {@code …} stands for any lines, or none.
 */
public final class Shape {
  public static final String ANY_LINES = "…";

  private Shape() {}

  /** Whether the lines have the shape of those shown. */
  public static boolean isOf(List<String> shown, List<String> lines) {
    if (shown.isEmpty()) {
      return lines.isEmpty();
    }
    List<String> shownAfter = shown.subList(1, shown.size());
    if (shown.get(0).equals(ANY_LINES)) {
      return isOf(shownAfter, lines)
          || (!lines.isEmpty() && isOf(shown, lines.subList(1, lines.size())));
    }
    return !lines.isEmpty()
        && of(shown.get(0)).equals(of(lines.get(0)))
        && isOf(shownAfter, lines.subList(1, lines.size()));
  }

  public static String of(String line) {
    return line.replace(System.getProperty("user.name"), "root")
        .replaceAll("0x[0-9a-f]+", "0x0")
        .replaceAll("\\d+([.,]\\d+)*", "0")
        .replaceAll("\\s+", " ")
        .trim();
  }
}
