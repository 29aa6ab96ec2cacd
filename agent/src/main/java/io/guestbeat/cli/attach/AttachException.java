package io.guestbeat.cli.attach;

import io.guestbeat.text.OneLine;

/**
 * Thrown when Guestbeat could not be attached or detached; nothing has been changed. The message is
 * one harmless line, whatever the process has said.
 */
public final class AttachException extends Exception {
  private static final long serialVersionUID = 1;

  AttachException(String message) {
    super(OneLine.ofMessage(message));
  }

  AttachException(String message, Throwable cause) {
    super(OneLine.ofMessage(message), cause);
  }
}
