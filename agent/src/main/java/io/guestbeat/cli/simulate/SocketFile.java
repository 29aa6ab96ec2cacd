package io.guestbeat.cli.simulate;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.host.guestrpc.socket.UnixTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;

/** The path of the socket, and who has it already. */
final class SocketFile {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int TYPE = 0170000;
  private static final int SOCKET = 0140000;

  private SocketFile() {}

  /**
   * Makes the path free: removes the socket that a killed simulator has left.
   *
   * @return whether there was one
   * @throws IOException if it is somebody's
   */
  static boolean makeFree(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (!isSocket(path)) {
      throw new IOException(path + " is there already, and is not a socket");
    }
    if (new UnixTransport(path).hasListener(Deadline.after(PATIENCE, System::nanoTime))) {
      throw new IOException(path + ": somebody listens there already");
    }
    Files.delete(path);
    return true;
  }

  private static boolean isSocket(Path path) throws IOException {
    int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return (mode & TYPE) == SOCKET;
  }
}
