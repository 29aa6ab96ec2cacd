package io.guestbeat.appmonitor;

import java.util.Objects;

/** A call of the Application Monitoring API that failed; the message names the call and why. */
public final class AppMonitorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final AppMonitorError error;

  public AppMonitorException(AppMonitorError error, String message) {
    this(error, message, null);
  }

  public AppMonitorException(AppMonitorError error, String message, Throwable cause) {
    super(message, cause);
    this.error = Objects.requireNonNull(error, "error");
  }

  public AppMonitorError error() {
    return error;
  }
}
