package io.guestbeat.host.guestrpc.socket;

import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.Deadline;
import io.guestbeat.host.guestrpc.Transport;
import java.io.IOException;

/**
 * Reaches the hypervisor through vSockets: context 0, port 976. Opens a real AF_VSOCK socket, so
 * whoever uses it has first made sure that the hypervisor is VMware's.
 *
 * <p>As VMware's own client does, it takes a privileged source port where it may, and any other
 * where it may not.
 */
public final class VsockTransport implements Transport {
  private static final int HYPERVISOR_CID = 0;
  private static final int GUEST_RPC_PORT = 976;
  private static final int ANY_CID = -1;
  private static final int HIGHEST_PRIVILEGED_PORT = 1023;
  private static final int MAX_ATTEMPTS = 8;

  private volatile String channel = "";

  @Override
  public Connection connect(Deadline deadline) throws IOException {
    int port = HIGHEST_PRIVILEGED_PORT;
    for (int attempt = 1; ; attempt++) {
      Socket socket = open();
      try {
        port = bindAtOrBelow(port, socket);
        channel = port > 0 ? " (privileged channel)" : " (unprivileged channel)";
        socket.connect(SocketAddresses.vsock(HYPERVISOR_CID, GUEST_RPC_PORT), deadline);
        return new SocketConnection(socket);
      } catch (SocketException e) {
        socket.close();
        // A host may be slow to release a pair of ports: the next port is another pair.
        boolean tryNextPort = e.errno() == Errno.ECONNRESET && port > 1 && attempt < MAX_ATTEMPTS;
        if (!tryNextPort) {
          throw new IOException(explained(e), e);
        }
        port--;
      } catch (IOException | RuntimeException | Error e) {
        socket.close();
        throw e;
      }
    }
  }

  @Override
  public String description() {
    return "vsock" + channel;
  }

  private static Socket open() throws IOException {
    try {
      return Socket.open(LibC.AF_VSOCK);
    } catch (SocketException e) {
      throw new IOException(explained(e), e);
    }
  }

  /**
   * Binds the socket to the highest free privileged port that is not over {@code port}.
   *
   * @return the port, or 0 where privileged ports are not allowed or all taken: the kernel then
   *     chooses
   */
  private static int bindAtOrBelow(int port, Socket socket) throws IOException {
    for (int candidate = port; candidate > 0; candidate--) {
      try {
        socket.bind(SocketAddresses.vsock(ANY_CID, candidate));
        return candidate;
      } catch (SocketException e) {
        if (e.errno() == Errno.EACCES) {
          return 0;
        }
        if (e.errno() != Errno.EADDRINUSE) {
          throw e;
        }
      }
    }
    return 0;
  }

  private static String explained(SocketException e) {
    switch (e.errno()) {
      case Errno.EPERM:
        return e.getMessage()
            + "; a container's seccomp profile refuses AF_VSOCK: allow socket(AF_VSOCK) in it";
      case Errno.EACCES:
        return e.getMessage() + "; AppArmor or SELinux refuses AF_VSOCK: allow it there";
      case Errno.EAFNOSUPPORT:
        return e.getMessage()
            + "; no VMware host answers vSockets here, or the service's RestrictAddressFamilies="
            + " leaves AF_VSOCK out: add it there";
      case Errno.ENODEV:
      case Errno.ETIMEDOUT:
        return e.getMessage() + "; no VMware host answers vSockets here";
      case Errno.ECONNRESET:
        return e.getMessage() + "; the host may have guest_rpc.rpci.usevsocket = FALSE";
      default:
        return e.getMessage();
    }
  }
}
