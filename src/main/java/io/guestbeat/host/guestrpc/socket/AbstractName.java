package io.guestbeat.host.guestrpc.socket;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * A name in the abstract namespace of Linux's Unix sockets, which one process of a network
 * namespace can have at a time. The kernel frees it when the process ends, however it ends. There
 * is no file. Nobody can connect to it. Safe between threads.
 *
 * <p>Source: unix(7).
 */
public final class AbstractName implements Closeable {
  private final Socket socket;

  private AbstractName(Socket socket) {
    this.socket = socket;
  }

  /**
   * Takes this name.
   *
   * @param name 1 to 107 bytes in UTF-8
   * @return empty if another process has it, or this one
   * @throws IOException if this system has no such names, or refuses the socket; with the reason
   */
  public static Optional<AbstractName> take(String name) throws IOException {
    byte[] address = SocketAddresses.abstractName(name);
    Socket socket = Socket.open(LibC.AF_UNIX);
    boolean isTaken = false;
    try {
      socket.bind(address);
      isTaken = true;
      return Optional.of(new AbstractName(socket));
    } catch (SocketException e) {
      if (e.errno() == Errno.EADDRINUSE) {
        return Optional.empty();
      }
      throw e;
    } finally {
      if (!isTaken) {
        socket.close();
      }
    }
  }

  /** Frees the name. */
  @Override
  public void close() {
    socket.close();
  }
}
