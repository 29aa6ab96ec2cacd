package io.guestbeat.host.guestrpc.socket;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.Transport;
import java.io.IOException;
import java.net.SocketTimeoutException;

/**
 * Reaches the hypervisor through vSockets: context 0, port 976. Opens a real AF_VSOCK socket, so
 * whoever uses it has first made sure that the hypervisor is VMware's.
 *
 * <p>As VMware's own client does, it takes a privileged source port where it may, and any other
 * where it may not; but each connection begins with another port.
 */
public final class VsockTransport implements Transport {
  private static final int HYPERVISOR_CID = 0;
  private static final int GUEST_RPC_PORT = 976;
  private static final int ANY_CID = -1;
  private static final int MAX_ATTEMPTS = 8;
  private static final int BUFFER_RETRIES = 5;
  private static final int BUFFER_RETRY_PAUSE_MS = 1;

  /** One for the process: whatever transport had a port last, the next must leave it alone. */
  private static final SourcePorts PORTS = new SourcePorts(System.nanoTime(), System::nanoTime);

  private volatile String channel = "";

  @Override
  public Connection connect(Deadline deadline) throws IOException {
    Deadline patience = deadline.halfWay();
    int withoutBuffers = 0;
    for (int attempt = 1; ; attempt++) {
      try {
        return connectOnce(patience);
      } catch (SocketException e) {
        boolean isOutOfBuffers = e.errno() == Errno.ENOBUFS && ++withoutBuffers <= BUFFER_RETRIES;
        // A host may be slow to release a pair of ports: the next port is another pair.
        boolean triesNextPort = e.errno() == Errno.ECONNRESET && attempt < MAX_ATTEMPTS;
        if ((!isOutOfBuffers && !triesNextPort) || patience.hasPassed()) {
          throw new IOException(explained(e), e);
        }
        if (isOutOfBuffers) {
          Socket.pause(BUFFER_RETRY_PAUSE_MS);
        }
      } catch (SocketTimeoutException e) {
        // A pair of ports that the host still holds leaves its guest waiting: once more, on others.
        if (patience == deadline || deadline.hasPassed()) {
          throw e;
        }
        patience = deadline;
      }
    }
  }

  @Override
  public String description() {
    return "vsock" + channel;
  }

  private Connection connectOnce(Deadline deadline) throws IOException {
    Socket socket = open();
    int port = 0;
    boolean isConnected = false;
    try {
      port = bind(socket);
      channel = port > 0 ? " (privileged channel)" : " (unprivileged channel)";
      socket.connect(SocketAddresses.vsock(HYPERVISOR_CID, GUEST_RPC_PORT), deadline);
      isConnected = true;
    } finally {
      if (!isConnected) {
        socket.close();
        PORTS.release(port);
      }
    }
    int used = port;
    return new SocketConnection(socket, () -> PORTS.release(used));
  }

  private static Socket open() throws IOException {
    try {
      return Socket.open(LibC.AF_VSOCK);
    } catch (SocketException e) {
      throw new IOException(explained(e), e);
    }
  }

  /**
   * Binds the socket to a privileged port that nobody has.
   *
   * @return the port, or 0 where privileged ports are not allowed or all taken: the kernel then
   *     chooses
   */
  private static int bind(Socket socket) throws IOException {
    for (int port = PORTS.take(); port > 0; port = PORTS.take()) {
      try {
        socket.bind(SocketAddresses.vsock(ANY_CID, port));
        return port;
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

  static String explained(SocketException e) {
    switch (e.errno()) {
      case Errno.EPERM:
        return e.getMessage()
            + (e.call().equals("socket")
                ? "; a container's seccomp profile refuses AF_VSOCK: allow socket(AF_VSOCK) in it"
                : "; the host refuses this virtual machine's vSockets (VMCI): no setting of the"
                    + " guest helps; look at the VM's VMCI settings");
      case Errno.EACCES:
        return e.getMessage() + "; AppArmor or SELinux refuses AF_VSOCK: allow it there";
      case Errno.ENOBUFS:
        return e.getMessage() + "; the VM's VMCI device has no room for another connection";
      case Errno.EAFNOSUPPORT:
        return e.getMessage()
            + "; no VMware host answers vSockets here, or the service's RestrictAddressFamilies="
            + " does not contain AF_VSOCK: add it there";
      case Errno.ENODEV:
      case Errno.ETIMEDOUT:
        return e.getMessage() + "; no VMware host answers vSockets here";
      case Errno.ECONNRESET:
        return e.getMessage()
            + "; the host may have guest_rpc.rpci.usevsocket = FALSE, or be VMware Workstation or"
            + " Fusion";
      default:
        return e.getMessage();
    }
  }
}
