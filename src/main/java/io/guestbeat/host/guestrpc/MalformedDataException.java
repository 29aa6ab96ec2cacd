package io.guestbeat.host.guestrpc;

import java.io.IOException;

/** Bytes that are not what the protocol says they must be; the message says which and why. */
public final class MalformedDataException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedDataException(String message) {
    super(message);
  }
}
