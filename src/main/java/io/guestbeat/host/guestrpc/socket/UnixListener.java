package io.guestbeat.host.guestrpc.socket;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** The host's end of a Unix socket: accepts guests. Safe between threads. */
public final class UnixListener implements Closeable {
  private static final int BACKLOG = 128;

  private final Path path;
  private final Socket socket;
  private final AtomicBoolean closed = new AtomicBoolean();

  private UnixListener(Path path, Socket socket) {
    this.path = path;
    this.socket = socket;
  }

  /**
   * Listens on this path, which must not exist.
   *
   * @throws IOException if it exists, is too long or cannot be made
   */
  public static UnixListener bind(Path path) throws IOException {
    byte[] address = SocketAddresses.unix(path);
    Socket socket = Socket.open(LibC.AF_UNIX);
    try {
      socket.bind(address);
      socket.listen(BACKLOG);
      return new UnixListener(path, socket);
    } catch (IOException e) {
      socket.close();
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Waits for the next guest, without limit.
   *
   * @throws IOException once this listener is closed
   */
  public UnixConnection accept() throws IOException {
    return new SocketConnection(socket.accept());
  }

  /**
   * Stops listening, wakes whoever waits, and removes the path. Closing again does nothing: the
   * path may be another listener's by then.
   */
  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      socket.close();
      Files.deleteIfExists(path);
    }
  }
}
