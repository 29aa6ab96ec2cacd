package io.guestbeat.cli;

import io.guestbeat.text.OneLine;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * Writes a command's output to the terminal without control characters, except ends of lines, tabs
 * and colours. Commands make lines of strangers' texts themselves; this holds for those that forget
 * it. Used by one thread at a time.
 */
final class HarmlessWriter extends FilterWriter {
  private static final char ESCAPE = '\u001b';

  /** Longer is no colour of ours. */
  private static final int LONGEST_COLOUR = 12;

  private final PrintWriter terminal;

  /** The colour that has begun, up to here. */
  private final StringBuilder colour = new StringBuilder();

  /** The first half of a character; 0 where there is none. */
  private char firstHalf;

  private HarmlessWriter(PrintWriter terminal) {
    super(terminal);
    this.terminal = terminal;
  }

  /** Returns a writer over this one, which flushes after each line as it does. */
  static PrintWriter over(PrintWriter terminal) {
    return new PrintWriter(new HarmlessWriter(terminal), true);
  }

  @Override
  public void write(int character) {
    take((char) character);
  }

  @Override
  public void write(char[] characters, int from, int length) {
    for (int at = from; at < from + length; at++) {
      take(characters[at]);
    }
  }

  @Override
  public void write(String text, int from, int length) {
    for (int at = from; at < from + length; at++) {
      take(text.charAt(at));
    }
  }

  /** Fails where the terminal, or what else it is, has failed. */
  @Override
  public void flush() throws IOException {
    if (terminal.checkError()) {
      throw new IOException("the output is closed, or its disk full");
    }
  }

  private void take(char character) {
    if (firstHalf != 0) {
      char first = firstHalf;
      firstHalf = 0;
      if (Character.isLowSurrogate(character)) {
        put(Character.toCodePoint(first, character));
        return;
      }
      put(first);
    }
    if (Character.isHighSurrogate(character)) {
      endColour();
      firstHalf = character;
    } else if (character == ESCAPE) {
      endColour();
      colour.append(character);
    } else if (colour.length() > 0) {
      takeOfColour(character);
    } else {
      put(character);
    }
  }

  /** Of a colour, {@code ESC [ numbers m}, all is written or nothing. */
  private void takeOfColour(char character) {
    boolean isNext =
        colour.length() == 1
            ? character == '['
            : character == 'm' || character == ';' || (character >= '0' && character <= '9');
    if (!isNext || colour.length() > LONGEST_COLOUR) {
      endColour();
      take(character);
      return;
    }
    colour.append(character);
    if (character == 'm') {
      terminal.append(colour);
      colour.setLength(0);
    }
  }

  /** Ends a sequence that turned out to be no colour. */
  private void endColour() {
    if (colour.length() > 0) {
      String text = colour.toString();
      colour.setLength(0);
      terminal.print(OneLine.printable(text));
    }
  }

  private void put(int character) {
    boolean isOurs = character == '\n' || character == '\r' || character == '\t';
    int shown = isOurs ? character : OneLine.printable(character);
    if (Character.isBmpCodePoint(shown)) {
      terminal.write(shown);
    } else {
      terminal.print(Character.toChars(shown));
    }
  }
}
