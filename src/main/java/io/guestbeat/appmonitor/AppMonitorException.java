package io.guestbeat.appmonitor;

import io.guestbeat.text.OneLine;
import java.util.Objects;

/**
 * A call of the Application Monitoring API that failed; the message names the call and why, in one
 * harmless line. Immutable.
 */
public final class AppMonitorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final AppMonitorError error;

  /**
   * Without another exception behind it.
   *
   * @param error what kind of failure it is
   * @param message names the call and says why
   */
  public AppMonitorException(AppMonitorError error, String message) {
    this(error, message, null);
  }

  /**
   * With what has caused it.
   *
   * @param error what kind of failure it is
   * @param message names the call and says why
   * @param cause null if there is none
   */
  public AppMonitorException(AppMonitorError error, String message, Throwable cause) {
    super(OneLine.ofMessage(message), cause);
    this.error = Objects.requireNonNull(error, "error");
  }

  /** Returns what kind of failure it is; for Java callers what the C API returns. */
  public AppMonitorError error() {
    return error;
  }
}
