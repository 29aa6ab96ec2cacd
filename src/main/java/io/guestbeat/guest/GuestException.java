package io.guestbeat.guest;

import java.util.Objects;

/** A call of the Guest API that failed; the message names the call and says what went wrong. */
public final class GuestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final GuestError error;

  public GuestException(GuestError error, String message) {
    this(error, message, null);
  }

  public GuestException(GuestError error, String message, Throwable cause) {
    super(message, cause);
    this.error = Objects.requireNonNull(error, "error");
  }

  public GuestError error() {
    return error;
  }
}
