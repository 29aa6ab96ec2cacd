package io.guestbeat.machine;

import java.io.IOException;

/**
 * A file or folder is not taken as it may be somebody else's, or is of another kind than it should
 * be. The message is the whole reason, with the path, and so is {@link #toString()}.
 */
public final class UntrustedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  UntrustedFileException(String message) {
    super(message);
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // Operators read it, who need no class's name.
  public String toString() {
    return getMessage();
  }
}
