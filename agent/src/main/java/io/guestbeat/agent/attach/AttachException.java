package io.guestbeat.agent.attach;

/** Why Guestbeat could not be attached or detached; nothing has been changed. */
public final class AttachException extends Exception {
  private static final long serialVersionUID = 1;

  AttachException(String message) {
    super(message);
  }

  AttachException(String message, Throwable cause) {
    super(message, cause);
  }
}
