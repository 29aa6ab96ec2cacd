package io.guestbeat.host.guestrpc;

/** The reasons why a host refuses a command, and the remedies, for messages. Stateless. */
final class Refusal {
  private static final String PERMISSION_DENIED = "Permission denied";

  private Refusal() {}

  static RefusedException of(RpcReply reply) {
    return new RefusedException(kindOf(reply), reply.reason());
  }

  private static RefusedException.Kind kindOf(RpcReply reply) {
    if (reply.isUnknownCommand()) {
      return RefusedException.Kind.UNKNOWN_COMMAND;
    }
    return reply.text().startsWith(PERMISSION_DENIED)
        ? RefusedException.Kind.UNPRIVILEGED
        : RefusedException.Kind.OTHER;
  }

  /**
   * Returns what the refusal means.
   *
   * @param otherwise what it means where the host's words have no meaning of their own
   */
  static String explained(RpcReply reply, String otherwise) {
    String quoted = "(\"" + reply.reason() + "\")";
    RefusedException.Kind kind = kindOf(reply);
    if (kind == RefusedException.Kind.UNKNOWN_COMMAND) {
      return quoted + ": VMware Workstation and Fusion do not know it, nor do old releases of ESXi";
    }
    if (kind == RefusedException.Kind.UNPRIVILEGED) {
      return quoted
          + ": guest_rpc.rpci.auth.app.APP_MONITOR is TRUE in the VM's configuration, which serves"
          + " privileged processes only: give this one CAP_NET_BIND_SERVICE, run it as root, or"
          + " remove that setting";
    }
    return quoted + otherwise;
  }
}
