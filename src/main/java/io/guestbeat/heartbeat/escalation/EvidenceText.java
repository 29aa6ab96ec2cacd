package io.guestbeat.heartbeat.escalation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Text on its way into a file, as UTF-8 and at most so many bytes. Allocates nothing while it
 * writes, as it is wanted most when the heap is full.
 */
final class EvidenceText implements Appendable {
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int LONGEST_CHARACTER_BYTES = 4;

  private final WritableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private long bytesLeft;

  EvidenceText(WritableByteChannel channel, long maxBytes) {
    this.channel = channel;
    bytesLeft = maxBytes;
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
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } finally {
      buffer.clear();
    }
  }

  private void put(int character) throws IOException {
    int bytes = lengthOf(character);
    if (bytes > bytesLeft) {
      throw new FullException();
    }
    if (buffer.remaining() < LONGEST_CHARACTER_BYTES) {
      flush();
    }
    bytesLeft -= bytes;
    encode(character, bytes);
  }

  private void encode(int character, int bytes) {
    if (bytes == 1) {
      buffer.put((byte) (isLoneSurrogate(character) ? '?' : character));
      return;
    }
    int leadBits = (0xF00 >> bytes) & 0xFF;
    buffer.put((byte) (leadBits | (character >> (6 * (bytes - 1)))));
    for (int rest = bytes - 2; rest >= 0; rest--) {
      buffer.put((byte) (0x80 | ((character >> (6 * rest)) & 0x3F)));
    }
  }

  private static int lengthOf(int character) {
    if (character < 0x80 || isLoneSurrogate(character)) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }

  private static boolean isLoneSurrogate(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  /** The text has all the bytes that it may have. */
  static final class FullException extends IOException {
    private static final long serialVersionUID = 1L;

    FullException() {
      super("the evidence has all the bytes that it may have");
    }
  }
}
