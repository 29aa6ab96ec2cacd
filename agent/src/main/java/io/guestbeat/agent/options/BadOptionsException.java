package io.guestbeat.agent.options;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Options that cannot be followed; the application runs without Guestbeat then. */
public final class BadOptionsException extends Exception {
  private static final long serialVersionUID = 1;

  private final ArrayList<String> problems;

  BadOptionsException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = new ArrayList<>(problems);
  }

  /** One line for each; names the key, the value and what is accepted. */
  public List<String> problems() {
    return Collections.unmodifiableList(problems);
  }
}
