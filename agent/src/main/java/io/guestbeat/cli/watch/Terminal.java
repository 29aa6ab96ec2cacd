package io.guestbeat.cli.watch;

import java.io.Console;

/** The terminal that this process was started from, if there is one. */
public final class Terminal {
  private Terminal() {}

  /** Returns whether somebody can see what is written and answer it. */
  @SuppressWarnings("SystemConsoleNull") // That it is, before Java 22, is half of the answer.
  public static boolean isThere() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // Since Java 22 there is a console in any case.
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException thereIsNoneWithoutATerminal) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
