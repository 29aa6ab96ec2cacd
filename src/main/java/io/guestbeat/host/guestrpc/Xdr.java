package io.guestbeat.host.guestrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The variable-length opaque of XDR (RFC 4506, section 4.10). */
final class Xdr {
  private Xdr() {}

  /**
   * Reads an opaque as text up to its first NUL. The padding may be missing at the very end.
   *
   * @throws MalformedDataException if it is longer than what is left
   */
  static String text(ByteBuffer in) throws MalformedDataException {
    long length = Integer.toUnsignedLong(in.getInt());
    if (length > in.remaining()) {
      throw new MalformedDataException(
          "text of " + length + " bytes where " + in.remaining() + " are left");
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    in.position((int) Math.min(in.limit(), in.position() + padded(length) - length));
    return textOf(bytes);
  }

  /** Returns the bytes up to the first NUL, as text. */
  static String textOf(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, UTF_8);
  }

  /** An opaque of these bytes and the NUL that hosts count in. */
  static byte[] opaqueOf(byte[] text) {
    int length = text.length + 1;
    return ByteBuffer.allocate((int) (4 + padded(length)))
        .putInt(length)
        .put(Arrays.copyOf(text, length))
        .array();
  }

  private static long padded(long length) {
    return (length + 3) & ~3L;
  }
}
