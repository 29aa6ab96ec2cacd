package io.guestbeat.host.guestrpc;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** The host's refusal of a command: the cause of the API's own exception. Immutable. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  RefusedException(Kind kind, String words) {
    super(words);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /** Returns the kind of refusal behind this exception; empty if there is none. */
  public static Optional<Kind> kindOf(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException) {
        return Optional.of(((RefusedException) cause).kind);
      }
    }
    return Optional.empty();
  }

  /** What can be behind a refusal. */
  public enum Kind {
    /** The host does not know the command: it is no ESXi, or an old one. */
    UNKNOWN_COMMAND,
    /** The virtual machine's configuration serves privileged processes only. */
    UNPRIVILEGED,
    /** Another reason, in the host's own words. */
    OTHER
  }
}
