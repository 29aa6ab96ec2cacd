package io.guestbeat.host.guestrpc.socket;

import com.sun.jna.Native;

/** The error numbers of Linux that decide what is done next. */
final class Errno {
  static final int EPERM = 1;
  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int ENODEV = 19;
  static final int EAFNOSUPPORT = 97;
  static final int EADDRINUSE = 98;
  static final int ECONNRESET = 104;
  static final int ENOBUFS = 105;
  static final int EISCONN = 106;
  static final int ETIMEDOUT = 110;
  static final int ECONNREFUSED = 111;
  static final int EALREADY = 114;
  static final int EINPROGRESS = 115;

  private Errno() {}

  /** The error number of this thread's last call that failed. */
  static int last() {
    return Native.getLastError();
  }
}
