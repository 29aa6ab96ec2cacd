package io.guestbeat.guest;

import io.guestbeat.text.OneLine;
import java.util.Objects;

/**
 * A call of the Guest API that failed; the message names the call and says what went wrong, in one
 * harmless line. Immutable.
 */
public final class GuestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final GuestError error;

  /**
   * Without another exception behind it.
   *
   * @param error what kind of failure it is
   * @param message names the call and says what went wrong
   */
  public GuestException(GuestError error, String message) {
    this(error, message, null);
  }

  /**
   * With what has caused it.
   *
   * @param error what kind of failure it is
   * @param message names the call and says what went wrong
   * @param cause null if there is none
   */
  public GuestException(GuestError error, String message, Throwable cause) {
    super(OneLine.ofMessage(message), cause);
    this.error = Objects.requireNonNull(error, "error");
  }

  /** Returns what kind of failure it is; for Java callers what the C API returns. */
  public GuestError error() {
    return error;
  }
}
