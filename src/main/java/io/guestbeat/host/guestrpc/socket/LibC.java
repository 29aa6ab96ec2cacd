package io.guestbeat.host.guestrpc.socket;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The socket calls of the C library, bound through the process itself: so musl serves as well as
 * glibc, and a preloaded library is seen.
 *
 * <p>Source: POSIX.1-2017 sys/socket.h and poll.h; vm_sockets.h of Linux 6.1. A {@code size_t} is a
 * {@code long} here: 64-bit machines only.
 */
final class LibC {
  static final int AF_UNIX = 1;
  static final int AF_VSOCK = 40;

  static final int SOCK_STREAM = 1;
  static final int SOCK_NONBLOCK = 0x800;
  static final int SOCK_CLOEXEC = 0x80000;

  static final int SOL_SOCKET = 1;
  static final int SO_ERROR = 4;
  static final int SO_PEERCRED = 17;
  static final int MSG_NOSIGNAL = 0x4000;
  static final int SHUT_RDWR = 2;

  static final short POLLIN = 1;
  static final short POLLOUT = 4;

  private static final AtomicReference<Calls> CALLS = new AtomicReference<>();

  private LibC() {}

  /**
   * The calls, bound when they are first needed. Not in a static initialiser: one that fails,
   * because memory is short for a moment, fails for the life of the process.
   */
  static Calls calls() {
    Calls bound = CALLS.get();
    if (bound == null) {
      bound = Native.load(Calls.class);
      CALLS.set(bound);
    }
    return bound;
  }

  /**
   * The functions. An interface, not native methods: for those JNA makes code at run time, which
   * takes an executable file in a public folder, and keeps it when all else has gone.
   */
  interface Calls extends Library {
    int socket(int domain, int type, int protocol);

    int connect(int fd, byte[] address, int length);

    int bind(int fd, byte[] address, int length);

    int listen(int fd, int backlog);

    int accept4(int fd, byte[] address, int[] length, int flags);

    long send(int fd, byte[] bytes, long length, int flags);

    long recv(int fd, byte[] bytes, long length, int flags);

    int poll(byte[] pollfd, long count, int timeoutMillis);

    int getsockopt(int fd, int level, int option, int[] value, int[] length);

    int getpeername(int fd, byte[] address, int[] length);

    int shutdown(int fd, int how);

    int close(int fd);

    String strerror(int errno);
  }
}
