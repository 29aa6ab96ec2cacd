package io.guestbeat.heartbeat;

/**
 * A gate that cannot check at all, as what it needs is not there: its class, its method to watch.
 * It says so, and withholds nothing: a mistake in a configuration must not reset a virtual machine.
 */
public final class UnusableGateException extends Exception {
  private static final long serialVersionUID = 1L;

  /** An unusable gate; the message says what is missing and what to do. */
  public UnusableGateException(String message) {
    super(message);
  }
}
