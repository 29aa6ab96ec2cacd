package io.guestbeat.agent.runtime;

import io.guestbeat.text.OneLine;

/**
 * The stack trace of an exception, of which no line begins with what the exception says: its
 * message may be a stranger's. Stateless.
 */
final class StackTraceText {
  private static final int MOST_CAUSES = 20;
  private static final int MOST_FRAMES = 200;

  private StackTraceText() {}

  /** Returns the lines, each with its end. */
  static String of(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    String before = "";
    Throwable next = thrown;
    for (int depth = 0; next != null && depth < MOST_CAUSES; depth++) {
      line(text, before + OneLine.of(String.valueOf(next)));
      addFrames(text, next.getStackTrace());
      before = "Caused by: ";
      next = next.getCause();
    }
    return text.toString();
  }

  private static void addFrames(StringBuilder text, StackTraceElement[] frames) {
    int shown = Math.min(frames.length, MOST_FRAMES);
    for (int i = 0; i < shown; i++) {
      line(text, "\tat " + OneLine.of(frames[i].toString()));
    }
    if (shown < frames.length) {
      line(text, "\t... " + (frames.length - shown) + " more");
    }
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
