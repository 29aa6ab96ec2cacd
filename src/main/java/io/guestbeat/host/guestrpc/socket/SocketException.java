package io.guestbeat.host.guestrpc.socket;

import java.io.IOException;

/** A socket call that failed, with its error number. */
final class SocketException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String call;
  private final int errno;

  SocketException(String call, int errno) {
    super(call + ": " + LibC.calls().strerror(errno) + " (errno " + errno + ")");
    this.call = call;
    this.errno = errno;
  }

  /** Returns the call that failed, by its C name. */
  String call() {
    return call;
  }

  int errno() {
    return errno;
  }
}
