package io.guestbeat.cli.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A profile or a script that cannot be followed; nothing has been started. */
public final class BadInputException extends Exception {
  private static final long serialVersionUID = 1;

  private final ArrayList<String> problems;

  BadInputException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = new ArrayList<>(problems);
  }

  /** One line for each; names the place, what stands there and what is accepted. */
  public List<String> problems() {
    return Collections.unmodifiableList(problems);
  }
}
