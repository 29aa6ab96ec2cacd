package io.guestbeat.jconsole.reading;

/**
 * Makes one line of a text that the watched JVM has given: nothing in it ends a line or reverses
 * the direction of what follows, and its length is bounded. The same as the library's class {@code
 * OneLine}, which this jar, made for JConsole and VisualVM, does not carry; a test holds the two
 * together. Stateless.
 */
final class ForeignText {
  private static final int LONGEST = 1000;
  private static final char UNPRINTABLE = '?';
  private static final String CUT = "…";

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private ForeignText() {}

  /** Returns the text in one line. */
  static String of(String foreign) {
    StringBuilder line = new StringBuilder(Math.min(foreign.length(), LONGEST));
    boolean blankIsDue = false;
    for (int at = 0; at < foreign.length(); ) {
      int character = foreign.codePointAt(at);
      at += Character.charCount(character);
      if (separates(character)) {
        blankIsDue = line.length() > 0;
        continue;
      }
      int length = (blankIsDue ? 1 : 0) + Character.charCount(character);
      if (line.length() + length > LONGEST) {
        return cut(line);
      }
      if (blankIsDue) {
        line.append(' ');
        blankIsDue = false;
      }
      line.appendCodePoint(isHarmless(character) ? character : UNPRINTABLE);
    }
    return line.toString();
  }

  private static String cut(StringBuilder line) {
    int end = Math.min(line.length(), LONGEST - CUT.length());
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
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
        return character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
      case Character.UNASSIGNED:
        return !isFormatOfNewerUnicode(character);
      default:
        return true;
    }
  }

  private static boolean isFormatOfNewerUnicode(int character) {
    return (character >= 0x2060 && character <= 0x206F)
        || (character >= 0xFFF0 && character <= 0xFFFB)
        || (character >= 0xE0000 && character <= 0xE0FFF);
  }
}
