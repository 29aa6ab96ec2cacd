package io.guestbeat.host.guestrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.concurrent.BackOff;
import io.guestbeat.concurrent.Deadline;
import io.guestbeat.concurrent.NanoClock;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Sends commands to a host over one kept connection, one at a time, each with a deadline. Safe
 * between threads.
 *
 * <p>A connection that died since its last use is replaced at once. After a call that failed for
 * good, the next attempts wait a moment that doubles up to {@link #LONGEST_BACK_OFF}; until then
 * calls fail at once with the last reason.
 *
 * <p>A call waits half of its time at most for the calls before it, in the order in which they
 * came. One that then has less than half left fails unsent, and costs the others nothing: sent, it
 * would not have its answer in time, and would take the connection along.
 */
public final class GuestRpcChannel implements Closeable {
  /** How long a call may take where nothing else is said. */
  public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(2);

  static final Duration SHORTEST_BACK_OFF = Duration.ofMillis(50);
  static final Duration LONGEST_BACK_OFF = Duration.ofMillis(400);

  private final Transport transport;
  private final Connections connections;
  private final Duration callTimeout;
  private final LongSupplier nanoClock;
  private final ReentrantLock oneCall = new ReentrantLock(true);

  private volatile boolean closed;
  private volatile Connection connection;
  private final BackOff backOff = new BackOff(SHORTEST_BACK_OFF, LONGEST_BACK_OFF);
  private String lastFailure;

  public GuestRpcChannel(Transport transport) {
    this(transport, DEFAULT_CALL_TIMEOUT, NanoClock.OF_THIS_JVM);
  }

  public GuestRpcChannel(Transport transport, Duration callTimeout, LongSupplier nanoClock) {
    this(transport, Connections.KEPT, callTimeout, nanoClock);
  }

  public GuestRpcChannel(
      Transport transport, Connections connections, Duration callTimeout, LongSupplier nanoClock) {
    this.transport = Objects.requireNonNull(transport, "transport");
    this.connections = Objects.requireNonNull(connections, "connections");
    this.callTimeout = Objects.requireNonNull(callTimeout, "callTimeout");
    this.nanoClock = Objects.requireNonNull(nanoClock, "nanoClock");
  }

  /** Returns what it reaches, for people. */
  public String description() {
    return transport.description();
  }

  /**
   * Sends a command and waits for the answer, for as long as the call timeout at most.
   *
   * @throws SocketTimeoutException if the host did not answer in time
   * @throws MalformedDataException if it answered what is no reply
   * @throws IOException if it cannot be reached; the message names the host and the reason
   */
  public RpcReply call(String command) throws IOException {
    Deadline deadline = Deadline.after(callTimeout, nanoClock);
    awaitTurn(deadline);
    boolean isKept = false;
    try {
      requireOpen();
      requireBackOffOver();
      RpcReply reply = exchangeOnLiveConnection(requestOf(command), deadline);
      isKept = connections == Connections.KEPT;
      backOff.succeeded();
      return reply;
    } finally {
      if (!isKept) {
        // Also because an answer that comes late must not be taken for that of the next call.
        disconnect();
      }
      oneCall.unlock();
    }
  }

  /** Closes the connection, and ends a call that is under way; later calls fail. */
  @Override
  public void close() {
    closed = true;
    disconnect();
    oneCall.lock();
    try {
      disconnect();
    } finally {
      oneCall.unlock();
    }
  }

  private byte[] requestOf(String command) {
    Packet request = Packet.of(command.getBytes(UTF_8));
    return (connections == Connections.KEPT ? request : request.withFastClose()).encode();
  }

  private RpcReply exchangeOnLiveConnection(byte[] request, Deadline deadline) throws IOException {
    Connection kept = connection;
    if (kept != null) {
      try {
        return exchange(kept, request, deadline);
      } catch (SocketTimeoutException | MalformedDataException e) {
        throw failed(e);
      } catch (IOException theHostHasClosedSince) {
        requireOpen();
        disconnect();
      }
    }
    try {
      Connection fresh = transport.connect(deadline);
      connection = fresh;
      requireOpen();
      return exchange(fresh, request, deadline);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static RpcReply exchange(Connection live, byte[] request, Deadline deadline)
      throws IOException {
    live.send(request, deadline);
    return RpcReply.decode(Packet.decode(live.receive(deadline)).sharedPayload());
  }

  private void awaitTurn(Deadline deadline) throws IOException {
    long needed = callTimeout.toNanos() / 2;
    try {
      if (oneCall.tryLock(0, TimeUnit.NANOSECONDS)) {
        return;
      }
      if (!oneCall.tryLock(deadline.remainingNanos() - needed, TimeUnit.NANOSECONDS)) {
        throw new SocketTimeoutException(description() + ": earlier calls still wait");
      }
      if (deadline.remainingNanos() < needed) {
        oneCall.unlock();
        throw new SocketTimeoutException(
            description() + ": earlier calls left too little time for this one");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(description() + ": interrupted before the call", e);
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException(description() + ": the channel is closed");
    }
  }

  private void requireBackOffOver() throws IOException {
    if (!backOff.isOver(nanoClock.getAsLong())) {
      throw new IOException(lastFailure);
    }
  }

  private IOException failed(IOException e) {
    backOff.failed(nanoClock.getAsLong());
    lastFailure = description() + ": " + e.getMessage();
    return sameKind(e, lastFailure);
  }

  private static IOException sameKind(IOException e, String message) {
    if (e instanceof MalformedDataException) {
      return new MalformedDataException(message);
    }
    IOException failure =
        e instanceof SocketTimeoutException
            ? new SocketTimeoutException(message)
            : new IOException(message);
    failure.initCause(e);
    return failure;
  }

  private void disconnect() {
    Connection dead = connection;
    connection = null;
    if (dead != null) {
      try {
        dead.close();
      } catch (IOException nothingIsLost) {
        // The connection is given up; that it would not close properly changes nothing.
      }
    }
  }

  /** What becomes of a connection once the host has answered. */
  public enum Connections {
    /** It serves the next call as well. */
    KEPT,
    /**
     * Each call has one of its own, which the host closes as it answers, so that it need not find
     * out later that its guest has gone: for processes that make one call and end.
     */
    ONE_FOR_EACH_CALL
  }
}
