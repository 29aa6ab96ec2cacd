package io.guestbeat.host.guestrpc.socket;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.concurrent.atomic.AtomicBoolean;

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
  static final int MSG_NOSIGNAL = 0x4000;
  static final int SHUT_RDWR = 2;

  static final short POLLIN = 1;
  static final short POLLOUT = 4;

  private static final AtomicBoolean BOUND = new AtomicBoolean();

  private LibC() {}

  /**
   * Binds the calls, once. Not in a static initialiser: one that fails, because memory is short for
   * a moment, fails for the life of the process.
   */
  static void bind() {
    synchronized (BOUND) {
      if (!BOUND.get()) {
        Native.register(LibC.class, NativeLibrary.getProcess());
        BOUND.set(true);
      }
    }
  }

  static native int socket(int domain, int type, int protocol);

  static native int connect(int fd, byte[] address, int length);

  static native int bind(int fd, byte[] address, int length);

  static native int listen(int fd, int backlog);

  static native int accept4(int fd, byte[] address, int[] length, int flags);

  static native long send(int fd, byte[] bytes, long length, int flags);

  static native long recv(int fd, byte[] bytes, long length, int flags);

  static native int poll(byte[] pollfd, long count, int timeoutMillis);

  static native int getsockopt(int fd, int level, int option, int[] value, int[] length);

  static native int shutdown(int fd, int how);

  static native int close(int fd);

  static native String strerror(int errno);
}
