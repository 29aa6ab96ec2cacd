package io.guestbeat.heartbeat;

/**
 * Reports that a gate cannot check: what it needs is not there, its class, its command, its method
 * to watch, or the system refuses it. That is no verdict on the application, and withholds nothing:
 * a mistake in a configuration, or a machine short of resources, must not reset a virtual machine.
 */
public final class UnusableGateException extends Exception {
  private static final long serialVersionUID = 1L;

  /** An unusable gate; the message says what is missing and what to do. */
  public UnusableGateException(String message) {
    super(message);
  }

  /** An unusable gate, and what refused it. */
  public UnusableGateException(String message, Throwable cause) {
    super(message, cause);
  }
}
