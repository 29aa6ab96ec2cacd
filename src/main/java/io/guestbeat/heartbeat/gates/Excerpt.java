package io.guestbeat.heartbeat.gates;

/** The beginning of a text from elsewhere, short and in one line, for a verdict's reason. */
final class Excerpt {
  private static final int LONGEST = 200;

  private Excerpt() {}

  static String of(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").trim();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
