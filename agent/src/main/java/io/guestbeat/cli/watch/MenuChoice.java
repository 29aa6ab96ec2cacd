package io.guestbeat.cli.watch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The choices after Ctrl+C. */
enum MenuChoice {
  /** No more heartbeats, and monitoring stays on: a reset follows. */
  STOP("s", "stop sending heartbeats and exit: the virtual machine will be reset"),
  /** Monitoring is disabled: no reset follows. */
  DISABLE("d", "disable application monitoring and exit: no reset"),
  /** Nothing changes. */
  CONTINUE("c", "continue sending heartbeats");

  private final String word;
  private final String meaning;

  MenuChoice(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** Returns what one types. */
  String word() {
    return word;
  }

  /** Returns the answer of this line, if it is one. */
  static Optional<MenuChoice> ofLine(String line) {
    String given = line.trim().toLowerCase(Locale.ROOT);
    for (MenuChoice answer : values()) {
      if (answer.word.equals(given)) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }

  /** Returns all there is to choose from, a line each. */
  static String menu() {
    return Arrays.stream(values())
            .map(answer -> " " + answer.word + " - " + answer.meaning)
            .collect(Collectors.joining(System.lineSeparator()))
        + System.lineSeparator()
        + "Type a letter and press Enter:";
  }
}
