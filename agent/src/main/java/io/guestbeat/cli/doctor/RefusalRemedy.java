package io.guestbeat.cli.doctor;

import io.guestbeat.host.guestrpc.RefusedException;
import java.util.Optional;

/** The remedies for a host that refuses a command. Stateless. */
final class RefusalRemedy {
  private RefusalRemedy() {}

  /**
   * Returns the remedy; empty if no refusal is behind this exception.
   *
   * @param otherwise the remedy for a refusal in words that have no meaning of their own
   */
  static Optional<String> of(Throwable thrown, String otherwise) {
    return RefusedException.kindOf(thrown)
        .map(
            kind -> {
              switch (kind) {
                case UNKNOWN_COMMAND:
                  return "run the virtual machine on a current ESXi";
                case UNPRIVILEGED:
                  return "run it as root, give it CAP_NET_BIND_SERVICE, or set"
                      + " guest_rpc.rpci.auth.app.APP_MONITOR = FALSE for the VM, powered off";
                default:
                  return otherwise;
              }
            });
  }
}
