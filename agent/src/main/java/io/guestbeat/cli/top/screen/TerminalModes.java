package io.guestbeat.cli.top.screen;

import com.sun.jna.Library;
import com.sun.jna.Native;

/**
 * The modes of the terminal on standard input, whatever they are. JLine, which sets them, does not
 * read all of them ({@code IEXTEN} it takes for absent on Linux), nor restore all. Source:
 * POSIX.1-2017 termios.h. Immutable.
 */
final class TerminalModes {
  private static final int STANDARD_INPUT = 0;

  /** The structure's 60 bytes on Linux, and room for more. */
  private static final int MORE_THAN_ENOUGH = 256;

  /** {@code TCSADRAIN}: once all that was written is. */
  private static final int AFTER_OUTPUT = 1;

  private final byte[] termios;

  private TerminalModes(byte[] termios) {
    this.termios = termios;
  }

  /** Those that are now; none where standard input is no terminal or this is not Linux. */
  static TerminalModes now() {
    byte[] termios = new byte[MORE_THAN_ENOUGH];
    boolean areKnown =
        isLinux() && Native.load(Calls.class).tcgetattr(STANDARD_INPUT, termios) == 0;
    return new TerminalModes(areKnown ? termios : null);
  }

  /** Sets them again, if they are known. */
  void restore() {
    if (termios != null) {
      Native.load(Calls.class).tcsetattr(STANDARD_INPUT, AFTER_OUTPUT, termios);
    }
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").equals("Linux");
  }

  /** The calls. */
  interface Calls extends Library {
    int tcgetattr(int descriptor, byte[] termios);

    int tcsetattr(int descriptor, int when, byte[] termios);
  }
}
