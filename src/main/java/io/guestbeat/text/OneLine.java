package io.guestbeat.text;

/**
 * Makes one line of a text that somebody else wrote: the name of a thread, a host's refusal, an
 * operator's reason. The result cannot end a line, move a cursor, change a terminal's colours or
 * reverse the direction of what follows, and has a bounded length. Every output uses it. A text
 * that is such a line already is returned as it is, and nothing is allocated. Stateless.
 */
public final class OneLine {
  /** How many characters {@link #of(CharSequence)} returns at most. */
  public static final int DEFAULT_LONGEST = 1000;

  /** How many characters a whole message may have: a decision, a line of a log, a notification. */
  public static final int LONGEST_MESSAGE = 4000;

  private static final char UNPRINTABLE = '?';
  private static final String CUT = "…";

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private OneLine() {}

  /** Returns the text in one line of at most {@link #DEFAULT_LONGEST} characters. */
  public static String of(CharSequence foreign) {
    return of(foreign, DEFAULT_LONGEST);
  }

  /** Returns the text in one line of at most {@link #LONGEST_MESSAGE} characters. */
  public static String ofMessage(CharSequence foreign) {
    return of(foreign, LONGEST_MESSAGE);
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
    if (text.length() <= longest && isOneLine(text)) {
      return text.toString();
    }
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

  /**
   * Returns the text with every character that is not harmless replaced by {@code ?}: for texts in
   * which blanks are laid out. The length stays the same, but for supplementary characters.
   */
  public static String printable(String foreign) {
    int at = 0;
    while (at < foreign.length() && isPlain(foreign.charAt(at))) {
      at++;
    }
    if (at == foreign.length()) {
      return foreign;
    }
    StringBuilder printable = new StringBuilder(foreign.length()).append(foreign, 0, at);
    while (at < foreign.length()) {
      int character = foreign.codePointAt(at);
      at += Character.charCount(character);
      printable.appendCodePoint(printable(character));
    }
    return printable.toString();
  }

  /** Returns this character, or {@code ?} for one that is no harmless part of a line. */
  public static int printable(int character) {
    return isPlain(character) || isHarmless(character) ? character : UNPRINTABLE;
  }

  /** Most texts are in ASCII, and are lines already. */
  private static boolean isOneLine(CharSequence text) {
    boolean isBlankBefore = true;
    for (int at = 0; at < text.length(); ) {
      int character = Character.codePointAt(text, at);
      at += Character.charCount(character);
      boolean isBlank = character == ' ';
      boolean isKept = isBlank ? !isBlankBefore : isPlain(character) || isKept(character);
      if (!isKept) {
        return false;
      }
      isBlankBefore = isBlank;
    }
    return text.length() == 0 || !isBlankBefore;
  }

  private static boolean isKept(int character) {
    return !separates(character) && isHarmless(character);
  }

  /** Returns whether it is of ASCII, and shown: asked first, as it is nearly always. */
  private static boolean isPlain(int character) {
    return character >= ' ' && character <= '~';
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
      case Character.CONTROL:
      case Character.SURROGATE:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return false;
      case Character.FORMAT:
        // Scripts of India and emoji need these two, and they move nothing.
        return character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
      case Character.UNASSIGNED:
        return !isFormatOfNewerUnicode(character);
      default:
        return true;
    }
  }

  /** Java 8 knows Unicode 6.2, in which the directional isolates were not yet assigned. */
  private static boolean isFormatOfNewerUnicode(int character) {
    return character == 0x061C
        || (character >= 0x2060 && character <= 0x206F)
        || (character >= 0xFFF0 && character <= 0xFFFB)
        || (character >= 0xE0000 && character <= 0xE0FFF);
  }
}
