package io.guestbeat.text;

/**
 * Makes one line of a text that somebody else wrote: the name of a thread, a host's refusal, an
 * operator's reason. The result cannot end a line, move a cursor, change a terminal's colours or
 * reverse the direction of what follows, and has a bounded length. Stateless.
 */
public final class OneLine {
  /** How many characters {@link #of(CharSequence)} returns at most. */
  public static final int DEFAULT_LONGEST = 1000;

  private static final char UNPRINTABLE = '?';
  private static final String CUT = "…";

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private OneLine() {}

  /** Returns the text in one line of at most {@link #DEFAULT_LONGEST} characters. */
  public static String of(CharSequence foreign) {
    return of(foreign, DEFAULT_LONGEST);
  }

  /**
   * Returns the text in one line: blanks, control characters (C0, C1) and line separators become
   * single spaces, none at either end; directional and other invisible format characters, and
   * halves of surrogate pairs, become {@code ?}. Reads no more of the text than it returns, blanks
   * apart.
   *
   * @param foreign the text; null reads as {@code null}
   * @param longest how many characters to return at most, the {@code …} that marks a cut included;
   *     1 or more
   */
  public static String of(CharSequence foreign, int longest) {
    CharSequence text = foreign == null ? "null" : foreign;
    StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
    boolean blankIsDue = false;
    for (int at = 0; at < text.length(); ) {
      int character = Character.codePointAt(text, at);
      at += Character.charCount(character);
      if (separates(character)) {
        blankIsDue = line.length() > 0;
        continue;
      }
      int length = (blankIsDue ? 1 : 0) + Character.charCount(character);
      if (line.length() + length > longest) {
        return cut(line, longest);
      }
      if (blankIsDue) {
        line.append(' ');
        blankIsDue = false;
      }
      line.appendCodePoint(isHarmless(character) ? character : UNPRINTABLE);
    }
    return line.toString();
  }

  private static String cut(StringBuilder line, int longest) {
    int end = Math.min(line.length(), longest - CUT.length());
    if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end) + CUT;
  }

  private static boolean separates(int character) {
    return Character.getType(character) == Character.CONTROL
        || Character.isSpaceChar(character)
        || Character.isWhitespace(character);
  }

  private static boolean isHarmless(int character) {
    switch (Character.getType(character)) {
      case Character.SURROGATE:
        return false;
      case Character.FORMAT:
        // Scripts of India and emoji need these two, and they move nothing.
        return character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
      default:
        return true;
    }
  }
}
