package io.guestbeat.cli.option;

import io.guestbeat.text.BadTextException;

/** The number of a process that a command is about. Immutable. */
public final class ProcessNumber {
  private final long pid;

  private ProcessNumber(long pid) {
    this.pid = pid;
  }

  /**
   * The number that this text is.
   *
   * @throws IllegalArgumentException that says what is accepted
   */
  public static ProcessNumber of(String text) {
    if (!text.matches("[1-9][0-9]{0,9}")) {
      throw new BadTextException(
          "\""
              + text
              + "\" is not a process number; the command list shows the numbers of the JVMs");
    }
    return new ProcessNumber(Long.parseLong(text));
  }

  public long pid() {
    return pid;
  }
}
