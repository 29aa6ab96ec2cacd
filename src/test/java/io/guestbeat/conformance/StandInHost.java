package io.guestbeat.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.GuestInfoProtocol;
import io.guestbeat.host.guestrpc.Packet;
import io.guestbeat.host.guestrpc.RpcReply;
import io.guestbeat.host.guestrpc.socket.UnixListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A host that gives each command the answer it was told, to any number of guests. */
final class StandInHost implements AutoCloseable {
  private final Map<String, RpcReply> answers = new ConcurrentHashMap<>();
  private final UnixListener listener;
  private volatile byte[] rawReply;

  private StandInHost(UnixListener listener) {
    this.listener = listener;
  }

  static StandInHost serve(Path socket) throws IOException {
    StandInHost host = new StandInHost(UnixListener.bind(socket));
    startDaemon(host::acceptGuests);
    return host;
  }

  void answer(String command, RpcReply reply) {
    answers.put(command.strip(), reply);
  }

  /** Gives every command this packet for an answer, whatever is in it. */
  void answerAll(byte[] packet) {
    rawReply = packet.clone();
  }

  /** Serves the snapshot over this protocol, and refuses higher ones. */
  void serve(GuestInfoProtocol protocol, Snapshot snapshot) {
    for (int version : new int[] {2, 3}) {
      answer("guestlib.info.get " + version, RpcReply.refused("Unsupported version"));
    }
    answer("guestlib.info.get " + protocol.version(), RpcReply.done(protocol.encode(snapshot)));
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void acceptGuests() {
    try {
      while (true) {
        Connection guest = listener.accept();
        startDaemon(() -> talkTo(guest));
      }
    } catch (IOException theHostIsClosed) {
      // No more guests.
    }
  }

  private void talkTo(Connection guest) {
    try (guest) {
      while (true) {
        Deadline deadline = Deadline.after(Duration.ofMinutes(1), System::nanoTime);
        String command = new String(Packet.decode(guest.receive(deadline)).payload(), UTF_8);
        // The toolbox puts a blank after the name of a statistic, and another for none.
        RpcReply reply =
            answers.getOrDefault(command.strip(), RpcReply.refused(RpcReply.UNKNOWN_COMMAND));
        byte[] raw = rawReply;
        guest.send(raw == null ? Packet.of(reply.encode()).encode() : raw, deadline);
      }
    } catch (IOException theGuestHasLeft) {
      // Its business.
    }
  }

  private static void startDaemon(Runnable task) {
    Thread thread = new Thread(task, "stand-in host");
    thread.setDaemon(true);
    thread.start();
  }
}
