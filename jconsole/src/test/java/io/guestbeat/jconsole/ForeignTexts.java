package io.guestbeat.jconsole;

import java.util.Random;

/**
 * Texts as strangers may write them, for tests of what outputs make of them: of every kind of
 * character, and of what would be a heading, a line of a log, a formula or HTML. The same in every
 * run. For one thread.
 */
public final class ForeignTexts {
  private static final String[] PIECES = {
    "\n========== Decisions ==========\n",
    "\u2028========== Failure ==========",
    "========== Threads ==========",
    "\r\n2026-01-01T00:00:00Z guestbeat: INFO all is well",
    "\u0085WITHHELD: no",
    "=cmd|' /C calc'!A0",
    ";\t=1+1",
    ",@SUM(1)",
    "<html><b>GREEN",
    "\u001b]0;title\u0007",
    "\u001b[2J\u001b[31m",
    "\u009b2J\u009d8;;x\u009c",
    "\u202egnp.exe\u2066",
    "\u200d\u200c\ufeff",
    "\ud83d\udc69\u200d\ud83d\udcbb",
    "\ud83d",
    "\udc69",
    "\"},{\"a\":1",
    "deadlock",
    "    ",
    "grüße 日本 नमस्ते"
  };

  private final Random random = new Random(13);

  /** Returns this share, in percent, of the cases that all fuzz tests have together. */
  public static int cases(int percent) {
    return (int) (Long.getLong("guestbeat.fuzz.cases", 20_000) * percent / 100);
  }

  /** Returns the next text; one in two hundred is long. */
  public String next() {
    int parts = random.nextInt(200) == 0 ? 2_000 : random.nextInt(8);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts; i++) {
      switch (random.nextInt(6)) {
        case 0 -> text.append(PIECES[random.nextInt(PIECES.length)]);
        case 1 -> text.appendCodePoint(random.nextInt(0x100));
        case 2 -> text.appendCodePoint(0x2000 + random.nextInt(0x70));
        case 3 -> text.append((char) random.nextInt(0x10000));
        case 4 -> text.appendCodePoint(random.nextInt(0x110000));
        default -> text.append((char) (' ' + random.nextInt(95)));
      }
    }
    return text.toString();
  }

  /** Returns where in this output a character drives what shows it; -1 if nowhere. */
  public static int harmAt(CharSequence output, String ours) {
    for (int at = 0; at < output.length(); ) {
      int character = Character.codePointAt(output, at);
      if (isHarmful(character) && ours.indexOf(character) < 0) {
        return at;
      }
      at += Character.charCount(character);
    }
    return -1;
  }

  private static boolean isHarmful(int character) {
    return character < 0x20
        || (character >= 0x7f && character <= 0x9f)
        || (character >= 0x2028 && character <= 0x202e)
        || (character >= 0x2060 && character <= 0x206f)
        || (character >= 0xd800 && character <= 0xdfff)
        || character == 0x061c
        || character == 0x200b
        || character == 0x200e
        || character == 0x200f
        || character == 0xfeff;
  }
}
