package io.guestbeat.cli.simulate;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Prints a line for each event, with the simulation's time in seconds, and a prompt below them
 * where a person may answer. Safe between threads.
 */
public final class Journal {
  private static final String PROMPT = "> ";

  private final PrintWriter out;
  private final boolean hasPrompt;
  private boolean closed;

  /**
   * A journal that is printed here.
   *
   * @param hasPrompt whether a person reads it and types below it
   */
  public Journal(PrintWriter out, boolean hasPrompt) {
    this.out = out;
    this.hasPrompt = hasPrompt;
  }

  /** The text of this time, as it stands before each line. */
  static String time(Duration at) {
    return String.format(Locale.ROOT, "%.3f", at.toMillis() / 1000.0);
  }

  synchronized void line(Duration at, String text) {
    plain(String.format(Locale.ROOT, "%9s  %s", time(at), text));
  }

  /** A line that has no time. */
  synchronized void plain(String text) {
    if (closed) {
      return;
    }
    out.println(hasPrompt ? "\r" + text : text);
    prompt();
  }

  synchronized void prompt() {
    if (hasPrompt) {
      out.print(PROMPT);
    }
    out.flush();
  }

  /** Writes the last line; what still comes is not written. */
  synchronized void close(Duration at, String text) {
    if (!closed) {
      line(at, text);
      closed = true;
      out.print(hasPrompt ? "\r  \r" : "");
      out.flush();
    }
  }
}
