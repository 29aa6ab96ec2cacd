package io.guestbeat.host.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.Packet;
import io.guestbeat.host.guestrpc.RpcReply;
import io.guestbeat.host.guestrpc.Transport;
import java.io.IOException;
import java.time.Duration;

/** A guest that sends what tests want, on one connection; nothing in it retries. */
public final class Guest implements AutoCloseable {
  private final Connection connection;
  private final Deadline deadline;

  private Guest(Connection connection, Deadline deadline) {
    this.connection = connection;
    this.deadline = deadline;
  }

  public static Guest of(Transport transport) throws IOException {
    return of(transport, Duration.ofSeconds(10));
  }

  public static Guest of(Transport transport, Duration patience) throws IOException {
    Deadline deadline = Deadline.after(patience, System::nanoTime);
    return new Guest(transport.connect(deadline), deadline);
  }

  public RpcReply call(String command) throws IOException {
    return send(Packet.of(command.getBytes(UTF_8)).encode());
  }

  public RpcReply callWithFastClose(String command) throws IOException {
    return send(Packet.of(command.getBytes(UTF_8)).withFastClose().encode());
  }

  public RpcReply send(byte[] packet) throws IOException {
    connection.send(packet, deadline);
    return receive();
  }

  /** Sends a command whose reply is left to {@link #receive()}. */
  public void begin(String command) throws IOException {
    connection.send(Packet.of(command.getBytes(UTF_8)).encode(), deadline);
  }

  RpcReply receive() throws IOException {
    return RpcReply.decode(Packet.decode(connection.receive(deadline)).payload());
  }

  /** The result's text of one command on a connection of its own. */
  public static String ask(Transport transport, String command) throws IOException {
    try (Guest guest = of(transport)) {
      return guest.call(command).text();
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
