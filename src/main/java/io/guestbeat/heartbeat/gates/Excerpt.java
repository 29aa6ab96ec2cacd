package io.guestbeat.heartbeat.gates;

import io.guestbeat.text.OneLine;

/** The beginning of a text from elsewhere, short and in one line, for a verdict's reason. */
final class Excerpt {
  private static final int LONGEST = 200;

  private Excerpt() {}

  static String of(String text) {
    return OneLine.of(text, LONGEST);
  }
}
