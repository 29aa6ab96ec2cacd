package io.guestbeat.heartbeat.command;

import io.guestbeat.text.OneLine;
import java.nio.charset.Charset;

/** The last line with anything on it of bytes that come piece by piece; no longer than a log's. */
final class LastLine {
  private static final int LONGEST = 200;

  private final byte[] current = new byte[LONGEST];
  private int length;
  private String complete = "";

  void add(byte[] bytes, int count) {
    for (int at = 0; at < count; at++) {
      if (bytes[at] == '\n') {
        complete = text();
        length = 0;
      } else if (length < LONGEST) {
        current[length++] = bytes[at];
      }
    }
  }

  String text() {
    String line = new String(current, 0, length, Charset.defaultCharset());
    String plain = OneLine.of(line);
    return plain.isEmpty() ? complete : plain;
  }
}
