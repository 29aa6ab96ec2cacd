package io.guestbeat.agent.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Options that cannot be followed; the application runs without Guestbeat then. */
final class BadOptionsException extends Exception {
  private static final long serialVersionUID = 1;

  private final ArrayList<String> problems;

  BadOptionsException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = new ArrayList<>(problems);
  }

  /** One line for each; names the key, the value and what is accepted. */
  List<String> problems() {
    return Collections.unmodifiableList(problems);
  }
}
