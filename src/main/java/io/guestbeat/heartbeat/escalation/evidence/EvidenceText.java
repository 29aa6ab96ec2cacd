package io.guestbeat.heartbeat.escalation.evidence;

import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Text on its way into a file, as UTF-8 and at most so many bytes. Whatever is appended, nothing in
 * it drives a terminal, and no line of it is a heading but those of {@link #heading}. Allocates
 * nothing while it writes, as it is wanted most when the heap is full.
 */
final class EvidenceText implements Appendable {
  private static final String RULE = "==========";
  private static final String BEGINNING_OF_A_HEADING = RULE + " ";
  private static final int WITHIN_A_LINE = -1;
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int LONGEST_CHARACTER_BYTES = 4;

  private final WritableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private long bytesLeft;

  /** How much of a heading's beginning this line has been so far, and is held back. */
  private int held;

  EvidenceText(WritableByteChannel channel, long maxBytes) {
    this.channel = channel;
    bytesLeft = maxBytes;
  }

  /** Begins a section, on a line of its own. */
  void heading(String title) throws IOException {
    release();
    if (held == WITHIN_A_LINE) {
      emit('\n');
    }
    emit(BEGINNING_OF_A_HEADING, BEGINNING_OF_A_HEADING.length());
    held = WITHIN_A_LINE;
    append(OneLine.of(title)).append(' ').append(RULE).append('\n');
  }

  @Override
  public EvidenceText append(CharSequence text) throws IOException {
    CharSequence shown = text == null ? "null" : text;
    return append(shown, 0, shown.length());
  }

  @Override
  public EvidenceText append(CharSequence text, int start, int end) throws IOException {
    for (int at = start; at < end; ) {
      int character = Character.codePointAt(text, at);
      put(character);
      at += Character.charCount(character);
    }
    return this;
  }

  @Override
  public EvidenceText append(char character) throws IOException {
    put(character);
    return this;
  }

  /** Allows this many bytes more. */
  void extend(long bytes) {
    bytesLeft += bytes;
  }

  /** Hands all that was appended to the channel. */
  void flush() throws IOException {
    release();
    drain();
  }

  private void drain() throws IOException {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } finally {
      buffer.clear();
    }
  }

  /** Writes one character of a section's text. */
  private void put(int character) throws IOException {
    int shown = shown(character);
    if (held == WITHIN_A_LINE) {
      emit(shown);
    } else if (shown == BEGINNING_OF_A_HEADING.charAt(held)) {
      held++;
      if (held == BEGINNING_OF_A_HEADING.length()) {
        // The line is to be read, and is no heading.
        emit(' ');
        release();
      }
    } else {
      release();
      held = WITHIN_A_LINE;
      emit(isUnseen(shown) ? '?' : shown);
    }
    if (shown == '\n') {
      held = 0;
    }
  }

  /** Writes what was held back: the line is no heading, or ends. */
  private void release() throws IOException {
    if (held > 0) {
      int length = held;
      held = WITHIN_A_LINE;
      emit(BEGINNING_OF_A_HEADING, length);
    }
  }

  private static int shown(int character) {
    if (character == '\n' || character == '\t') {
      return character;
    }
    return Character.isSpaceChar(character) && !isLineEnd(character)
        ? ' '
        : OneLine.printable(character);
  }

  private static boolean isLineEnd(int character) {
    int type = Character.getType(character);
    return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** Returns whether a line looks the same without it at its beginning. */
  private static boolean isUnseen(int character) {
    switch (Character.getType(character)) {
      case Character.FORMAT:
      case Character.NON_SPACING_MARK:
      case Character.ENCLOSING_MARK:
        return true;
      default:
        return false;
    }
  }

  private void emit(String text, int length) throws IOException {
    for (int at = 0; at < length; at++) {
      emit(text.charAt(at));
    }
  }

  private void emit(int character) throws IOException {
    int bytes = lengthOf(character);
    if (bytes > bytesLeft) {
      throw new FullException();
    }
    if (buffer.remaining() < LONGEST_CHARACTER_BYTES) {
      drain();
    }
    bytesLeft -= bytes;
    encode(character, bytes);
  }

  private void encode(int character, int bytes) {
    if (bytes == 1) {
      buffer.put((byte) character);
      return;
    }
    int leadBits = (0xF00 >> bytes) & 0xFF;
    buffer.put((byte) (leadBits | (character >> (6 * (bytes - 1)))));
    for (int rest = bytes - 2; rest >= 0; rest--) {
      buffer.put((byte) (0x80 | ((character >> (6 * rest)) & 0x3F)));
    }
  }

  private static int lengthOf(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }

  /** The text has all the bytes that it may have. */
  static final class FullException extends IOException {
    private static final long serialVersionUID = 1L;

    FullException() {
      super("the evidence has all the bytes that it may have");
    }
  }
}
