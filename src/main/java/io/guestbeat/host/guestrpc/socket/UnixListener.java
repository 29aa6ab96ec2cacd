package io.guestbeat.host.guestrpc.socket;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;

/** The host's end of a Unix socket: accepts guests. Safe between threads. */
public final class UnixListener implements Closeable {
  private static final int BACKLOG = 128;

  private final Path path;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Socket socket;
  private boolean isRefusing;

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
    return new UnixListener(path, listen(path));
  }

  /** Refuses whoever connects from now on, as a host that is gone does. */
  public synchronized void refuseConnections() {
    if (!closed.get() && !isRefusing) {
      isRefusing = true;
      socket.shutDown();
    }
  }

  /**
   * Accepts again who connects from now on.
   *
   * @throws IOException if the socket cannot be made anew; it then goes on refusing
   */
  public synchronized void acceptConnections() throws IOException {
    if (closed.get() || !isRefusing) {
      return;
    }
    Path fresh = Files.createTempFile(path.toAbsolutePath().getParent(), ".", "");
    Files.delete(fresh);
    Socket old = socket;
    socket = listen(fresh);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    isRefusing = false;
    old.close();
  }

  private static Socket listen(Path path) throws IOException {
    byte[] address = SocketAddresses.unix(path);
    Socket socket = Socket.open(LibC.AF_UNIX);
    try {
      socket.bind(address);
      socket.listen(BACKLOG);
      return socket;
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
  public SocketConnection accept() throws IOException {
    return new SocketConnection(socket.accept());
  }

  /**
   * Stops listening, wakes whoever waits, and removes the path. Closing again does nothing: the
   * path may be another listener's by then.
   */
  @Override
  public synchronized void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      socket.close();
      Files.deleteIfExists(path);
    }
  }
}
