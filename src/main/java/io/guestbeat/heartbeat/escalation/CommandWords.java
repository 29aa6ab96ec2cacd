package io.guestbeat.heartbeat.escalation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command line taken apart. */
final class CommandWords {
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

  private CommandWords() {}

  /** Its words, split at blanks except within double quotes, which are left out. */
  static List<String> of(String line) {
    if (line.chars().filter(character -> character == '"').count() % 2 != 0) {
      throw new IllegalArgumentException("\"" + line + "\": a double quote has no match");
    }
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group().replace("\"", ""));
    }
    if (words.isEmpty() || words.get(0).isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + line + "\"; accepted is a program and its arguments");
    }
    return words;
  }
}
