package io.guestbeat.host.guestrpc.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Native;
import io.guestbeat.concurrent.Deadline;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A non-blocking stream socket whose waiting calls have a deadline. Closing it from another thread
 * wakes them; the descriptor itself is given back only when nobody uses it any more, so that it can
 * never be mistaken for one that the application has opened since.
 */
final class Socket implements Closeable {
  private static final int TYPE = LibC.SOCK_STREAM | LibC.SOCK_NONBLOCK | LibC.SOCK_CLOEXEC;

  /** How long to wait before asking again a listener that has no room for a connection. */
  private static final int FULL_BACKLOG_PAUSE_MS = 2;

  private final LibC.Calls libC;
  private final int fd;
  private int users;
  private boolean closed;

  private Socket(LibC.Calls libC, int fd) {
    this.libC = libC;
    this.fd = fd;
  }

  /** Opens a socket of this address family. */
  static Socket open(int family) throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Linux")) {
      throw new IOException("vSockets and Unix sockets are supported on Linux only");
    }
    try {
      if (Native.SIZE_T_SIZE != 8) {
        throw new IOException("sockets are supported on 64-bit machines only");
      }
      LibC.Calls libC = LibC.calls();
      return new Socket(libC, checked("socket", libC.socket(family, TYPE, 0)));
    } catch (LinkageError e) {
      throw new IOException("the C library cannot be called: " + e, e);
    }
  }

  /** Waits so long, whatever interrupts the thread. */
  static void pause(int millis) {
    LibC.calls().poll(new byte[8], 0, millis);
  }

  void bind(byte[] address) throws IOException {
    use(() -> checked("bind", libC.bind(fd, address, address.length)));
  }

  void listen(int backlog) throws IOException {
    use(() -> checked("listen", libC.listen(fd, backlog)));
  }

  void connect(byte[] address, Deadline deadline) throws IOException {
    use(
        () -> {
          while (libC.connect(fd, address, address.length) < 0) {
            int errno = Errno.last();
            if (errno == Errno.EISCONN) {
              break;
            } else if (errno == Errno.EAGAIN) {
              requireTime("connect", deadline);
              pause(FULL_BACKLOG_PAUSE_MS);
            } else if (errno == Errno.EINPROGRESS
                || errno == Errno.EALREADY
                || errno == Errno.EINTR) {
              await("connect", LibC.POLLOUT, deadline);
              requireConnected();
              break;
            } else {
              throw new SocketException("connect", errno);
            }
          }
          return 0;
        });
  }

  /** Waits for a guest without limit; returns its socket, or throws once this one is closed. */
  Socket accept() throws IOException {
    return new Socket(
        libC,
        use(
            () -> {
              while (true) {
                int accepted = libC.accept4(fd, null, null, LibC.SOCK_NONBLOCK | LibC.SOCK_CLOEXEC);
                if (accepted >= 0) {
                  return accepted;
                }
                requireRetry("accept", LibC.POLLIN, null);
              }
            }));
  }

  /** Sends all of the bytes. */
  void send(byte[] bytes, Deadline deadline) throws IOException {
    use(
        () -> {
          byte[] rest = bytes;
          while (rest.length > 0) {
            long sent = libC.send(fd, rest, rest.length, LibC.MSG_NOSIGNAL);
            if (sent < 0) {
              requireRetry("send", LibC.POLLOUT, deadline);
            } else {
              rest = Arrays.copyOfRange(rest, (int) sent, rest.length);
            }
          }
          return 0;
        });
  }

  /** Waits for bytes and puts them at the start of {@code into}; returns how many, 0 at the end. */
  int receive(byte[] into, Deadline deadline) throws IOException {
    return use(
        () -> {
          await("receive", LibC.POLLIN, deadline);
          while (true) {
            long received = libC.recv(fd, into, into.length, 0);
            if (received >= 0) {
              return (int) received;
            }
            requireRetry("receive", LibC.POLLIN, deadline);
          }
        });
  }

  /** Returns the process at the other end of a Unix socket; empty where the system does not say. */
  OptionalInt peerPid() {
    int pid = peerCredentials()[0];
    return pid > 0 ? OptionalInt.of(pid) : OptionalInt.empty();
  }

  /** Returns the user at the other end of a Unix socket; empty where the system does not say. */
  OptionalInt peerUid() {
    int[] credentials = peerCredentials();
    return credentials[0] > 0 ? OptionalInt.of(credentials[1]) : OptionalInt.empty();
  }

  /**
   * Returns the name at the other end of a Unix socket that is in no folder; empty if it has none.
   */
  String peerName() {
    byte[] address = new byte[2 + SocketAddresses.UNIX_PATH_BYTES];
    int[] length = {address.length};
    try {
      use(() -> checked("getpeername", libC.getpeername(fd, address, length)));
    } catch (IOException theSystemDoesNotSay) {
      return "";
    }
    int nameAt = 3; // Behind the family and the NUL with which such a name begins.
    return length[0] > nameAt ? new String(address, nameAt, length[0] - nameAt, UTF_8) : "";
  }

  private int[] peerCredentials() {
    int[] pidUidGid = new int[3];
    int[] bytes = {pidUidGid.length * Integer.BYTES};
    try {
      use(
          () ->
              checked(
                  "getsockopt",
                  libC.getsockopt(fd, LibC.SOL_SOCKET, LibC.SO_PEERCRED, pidUidGid, bytes)));
    } catch (IOException theSystemDoesNotSay) {
      return new int[3];
    }
    return pidUidGid;
  }

  /** Lets no more guests connect, for good; those who wait for one are woken. */
  void shutDown() {
    libC.shutdown(fd, LibC.SHUT_RDWR);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      if (users > 0) {
        libC.shutdown(fd, LibC.SHUT_RDWR);
        return;
      }
    }
    libC.close(fd);
  }

  private int use(Call call) throws IOException {
    synchronized (this) {
      requireOpen();
      users++;
    }
    try {
      return call.run();
    } finally {
      release();
    }
  }

  private void release() {
    synchronized (this) {
      users--;
      if (!closed || users > 0) {
        return;
      }
    }
    libC.close(fd);
  }

  private synchronized void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("socket is closed");
    }
  }

  private void requireConnected() throws IOException {
    int[] error = new int[1];
    checked(
        "connect",
        libC.getsockopt(fd, LibC.SOL_SOCKET, LibC.SO_ERROR, error, new int[] {Integer.BYTES}));
    if (error[0] != 0) {
      throw new SocketException("connect", error[0]);
    }
  }

  private void requireRetry(String call, short event, Deadline deadline) throws IOException {
    int errno = Errno.last();
    requireOpen();
    if (errno == Errno.EAGAIN) {
      await(call, event, deadline);
    } else if (errno != Errno.EINTR) {
      throw new SocketException(call, errno);
    }
  }

  /** Waits until the socket is ready, however often a signal interrupts. */
  private void await(String call, short event, Deadline deadline) throws IOException {
    byte[] pollfd =
        ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putInt(fd).putShort(event).array();
    int ready = 0;
    while (ready <= 0) {
      ready = libC.poll(pollfd, 1, deadline == null ? -1 : deadline.remainingMillisRoundedUp());
      requireOpen();
      if (ready < 0 && Errno.last() != Errno.EINTR) {
        throw new SocketException(call, Errno.last());
      }
      if (ready <= 0) {
        requireTime(call, deadline);
      }
    }
  }

  private static void requireTime(String call, Deadline deadline) throws IOException {
    if (deadline != null && deadline.hasPassed()) {
      throw new SocketTimeoutException(call + ": no answer in time");
    }
  }

  private static int checked(String call, int result) throws IOException {
    if (result < 0) {
      throw new SocketException(call, Errno.last());
    }
    return result;
  }

  /** A call on the descriptor. */
  private interface Call {
    int run() throws IOException;
  }
}
