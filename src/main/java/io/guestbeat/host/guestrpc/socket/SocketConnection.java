package io.guestbeat.host.guestrpc.socket;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.Packet;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Packets over a socket: finds where one ends, whatever the pieces in which they come. For one
 * thread at a time.
 */
public final class SocketConnection implements Connection {
  private static final int CHUNK_BYTES = 4096;

  /** How a Unix socket is named that stands for a vSocket with this source port. */
  private static final Pattern STAND_IN_OF_A_VSOCK = Pattern.compile("guestbeat-vsock:(\\d{1,9}):");

  private final Socket socket;
  private final Runnable onClose;
  private final byte[] chunk = new byte[CHUNK_BYTES];

  /** What has come and is not yet returned; {@code held} bytes of it count. */
  private byte[] pending = new byte[CHUNK_BYTES];

  private int held;

  SocketConnection(Socket socket) {
    this(socket, () -> {});
  }

  /**
   * A connection over this socket.
   *
   * @param onClose told once it is closed
   */
  SocketConnection(Socket socket, Runnable onClose) {
    this.socket = socket;
    this.onClose = onClose;
  }

  @Override
  public void send(byte[] packet, Deadline deadline) throws IOException {
    socket.send(packet, deadline);
  }

  @Override
  public byte[] receive(Deadline deadline) throws IOException {
    fill(Packet.HEADER_BYTES, deadline);
    int length = Packet.HEADER_BYTES + Packet.bodyLength(pending);
    fill(length, deadline);
    byte[] packet = Arrays.copyOf(pending, length);
    System.arraycopy(pending, length, pending, 0, held - length);
    held -= length;
    return packet;
  }

  /** Returns the process that connected; empty where the system does not say. */
  public OptionalInt peerPid() {
    return socket.peerPid();
  }

  /**
   * Returns whether the guest counts as privileged: by its source port, below 1024, where it is a
   * stand-in for a vSocket that has one; else because its user is root, who may take such a port.
   */
  public boolean isPeerPrivileged() {
    Matcher vsock = STAND_IN_OF_A_VSOCK.matcher(socket.peerName());
    return vsock.lookingAt()
        ? Integer.parseInt(vsock.group(1)) <= SourcePorts.HIGHEST
        : socket.peerUid().equals(OptionalInt.of(0));
  }

  @Override
  public void close() {
    socket.close();
    onClose.run();
  }

  /** Receives until at least {@code wanted} bytes are held. */
  private void fill(int wanted, Deadline deadline) throws IOException {
    while (held < wanted) {
      int received = socket.receive(chunk, deadline);
      if (received == 0) {
        throw new EOFException(
            held == 0 ? "the host closed the connection" : "the host closed within a packet");
      }
      if (held + received > pending.length) {
        pending = Arrays.copyOf(pending, Math.max(held + received, 2 * pending.length));
      }
      System.arraycopy(chunk, 0, pending, held, received);
      held += received;
    }
  }
}
