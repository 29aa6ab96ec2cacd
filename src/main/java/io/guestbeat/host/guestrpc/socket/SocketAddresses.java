package io.guestbeat.host.guestrpc.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Addresses as the socket calls take them, in native byte order. */
final class SocketAddresses {
  /** The bytes of {@code sun_path}, the NUL that ends it included. */
  static final int UNIX_PATH_BYTES = 108;

  private static final int VSOCK_ADDRESS_BYTES = 16;

  private SocketAddresses() {}

  /** A {@code struct sockaddr_un}. */
  static byte[] unix(Path path) throws IOException {
    byte[] name = path.toString().getBytes(UTF_8);
    if (name.length >= UNIX_PATH_BYTES) {
      throw new IOException(
          "path of "
              + name.length
              + " bytes; a Unix socket's has at most "
              + (UNIX_PATH_BYTES - 1));
    }
    return ByteBuffer.allocate(2 + name.length + 1)
        .order(ByteOrder.nativeOrder())
        .putShort((short) LibC.AF_UNIX)
        .put(name)
        .array();
  }

  /** A {@code struct sockaddr_un} of a name that is in no folder. */
  static byte[] abstractName(String name) throws IOException {
    byte[] bytes = name.getBytes(UTF_8);
    if (bytes.length == 0 || bytes.length >= UNIX_PATH_BYTES) {
      throw new IOException(
          "name of " + bytes.length + " bytes; accepted is 1 to " + (UNIX_PATH_BYTES - 1));
    }
    return ByteBuffer.allocate(2 + 1 + bytes.length)
        .order(ByteOrder.nativeOrder())
        .putShort((short) LibC.AF_UNIX)
        .put((byte) 0)
        .put(bytes)
        .array();
  }

  /** A {@code struct sockaddr_vm}. */
  static byte[] vsock(int cid, int port) {
    return ByteBuffer.allocate(VSOCK_ADDRESS_BYTES)
        .order(ByteOrder.nativeOrder())
        .putShort((short) LibC.AF_VSOCK)
        .putShort((short) 0)
        .putInt(port)
        .putInt(cid)
        .array();
  }
}
