package io.guestbeat.cli.attach;

import java.io.IOException;

/** A process is not attached to, as it may lead whoever does so to another one. */
final class UntrustedProcessException extends IOException {
  private static final long serialVersionUID = 1;

  UntrustedProcessException(String message) {
    super(message);
  }
}
