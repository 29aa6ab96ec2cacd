package io.guestbeat.host.guestrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.concurrent.Deadline;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A transport whose host does, call by call, what a test has scripted. */
final class ScriptedTransport implements Transport {
  private final Deque<Step> steps = new ArrayDeque<>();
  final List<String> asked = new ArrayList<>();
  final List<Boolean> fastCloses = new ArrayList<>();
  int connects;
  int closes;
  IOException refusal;

  ScriptedTransport answering(byte[] replyPayload) {
    steps.add(() -> Packet.of(replyPayload).encode());
    return this;
  }

  ScriptedTransport answering(String replyPayload) {
    return answering(replyPayload.getBytes(UTF_8));
  }

  ScriptedTransport answering(RpcReply reply) {
    return answering(reply.encode());
  }

  /** Does this while its guest waits, and then answers. */
  ScriptedTransport answeringAfter(Runnable action, String replyPayload) {
    steps.add(
        () -> {
          action.run();
          return Packet.of(replyPayload.getBytes(UTF_8)).encode();
        });
    return this;
  }

  ScriptedTransport failing(IOException failure) {
    steps.add(
        () -> {
          throw failure;
        });
    return this;
  }

  /** Does this while its guest waits, and then closes the connection. */
  ScriptedTransport doing(Runnable action) {
    steps.add(
        () -> {
          action.run();
          throw new EOFException("closed");
        });
    return this;
  }

  @Override
  public Connection connect(Deadline deadline) throws IOException {
    connects++;
    if (refusal != null) {
      throw refusal;
    }
    return new ScriptedConnection();
  }

  @Override
  public String description() {
    return "script";
  }

  /** What the host does with one request. */
  private interface Step {
    byte[] reply() throws IOException;
  }

  private final class ScriptedConnection implements Connection {
    private boolean closed;

    @Override
    public void send(byte[] packet, Deadline deadline) throws IOException {
      asked.add(new String(Packet.decode(packet).payload(), UTF_8));
      fastCloses.add(Packet.decode(packet).wantsFastClose());
    }

    @Override
    public byte[] receive(Deadline deadline) throws IOException {
      if (steps.isEmpty()) {
        throw new EOFException("the script has ended");
      }
      return steps.remove().reply();
    }

    @Override
    public void close() {
      closes += closed ? 0 : 1;
      closed = true;
    }
  }
}
