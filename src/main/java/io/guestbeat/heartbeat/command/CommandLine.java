package io.guestbeat.heartbeat.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command and its arguments: split at blanks, except between double quotes, and nothing else is
 * special. No shell sees it. Immutable.
 */
public final class CommandLine {
  private static final Pattern WORD = Pattern.compile("\\s*((?:[^\\s\"]|\"[^\"]*\")+)(?=\\s|$)");

  private final String text;
  private final List<String> words;

  private CommandLine(String text, List<String> words) {
    this.text = text;
    this.words = Collections.unmodifiableList(words);
  }

  /**
   * Returns the command of this text.
   *
   * @throws IllegalArgumentException if there is none, or a quote is not closed
   */
  public static CommandLine parse(String text) {
    List<String> words = new ArrayList<>();
    String trimmed = text.trim();
    Matcher matcher = WORD.matcher(trimmed);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      words.add(matcher.group(1).replace("\"", ""));
      end = matcher.end();
    }
    if (end != trimmed.length() || words.isEmpty() || words.get(0).isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + text + "\"; accepted is a program and its arguments, with double quotes in pairs");
    }
    return new CommandLine(trimmed, words);
  }

  /** Returns the program and its arguments; at least the program. */
  public List<String> words() {
    return words;
  }

  @Override
  public String toString() {
    return text;
  }
}
