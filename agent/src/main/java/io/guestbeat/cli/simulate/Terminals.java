package io.guestbeat.cli.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Whether a person is at the other end; where the system does not say, nobody is. */
public final class Terminals {
  private static final Path OPEN_FILES = Paths.get("/proc/self/fd");

  private Terminals() {}

  /** Whether standard input comes from a terminal. */
  public static boolean isInput() {
    return isTerminal("0");
  }

  /** Whether standard output goes to a terminal. */
  public static boolean isOutput() {
    return isTerminal("1");
  }

  private static boolean isTerminal(String descriptor) {
    try {
      String file = Files.readSymbolicLink(OPEN_FILES.resolve(descriptor)).toString();
      return file.startsWith("/dev/pts/")
          || file.startsWith("/dev/tty")
          || file.equals("/dev/console");
    } catch (IOException theSystemDoesNotSay) {
      return false;
    }
  }
}
