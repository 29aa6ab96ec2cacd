package io.guestbeat.host.guestrpc.socket;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.Transport;
import java.io.IOException;
import java.nio.file.Path;

/** Reaches a host that listens on a Unix socket: a simulator in another process. */
public final class UnixTransport implements Transport {
  private final Path path;

  public UnixTransport(Path path) {
    this.path = path;
  }

  @Override
  public Connection connect(Deadline deadline) throws IOException {
    Socket socket = Socket.open(LibC.AF_UNIX);
    try {
      socket.connect(SocketAddresses.unix(path), deadline);
      return new SocketConnection(socket);
    } catch (IOException | RuntimeException | Error e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Returns whether somebody listens there now.
   *
   * @throws IOException if that cannot be told, such as for a socket of another user's
   */
  public boolean hasListener(Deadline deadline) throws IOException {
    try {
      connect(deadline).close();
      return true;
    } catch (SocketException e) {
      if (e.errno() == Errno.ECONNREFUSED) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public String description() {
    return "unix:" + path;
  }
}
