package io.guestbeat.host.guestrpc.socket;

import io.guestbeat.host.guestrpc.Deadline;
import io.guestbeat.host.guestrpc.Packet;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;

/** Packets over a socket: finds where one ends, whatever the pieces in which they come. */
final class SocketConnection implements UnixConnection {
  private static final int CHUNK_BYTES = 4096;

  private final Socket socket;
  private final byte[] chunk = new byte[CHUNK_BYTES];

  /** What has come and is not yet returned; {@code held} bytes of it count. */
  private byte[] pending = new byte[CHUNK_BYTES];

  private int held;

  SocketConnection(Socket socket) {
    this.socket = socket;
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

  @Override
  public OptionalInt peerPid() {
    return socket.peerPid();
  }

  @Override
  public void close() {
    socket.close();
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
