package io.guestbeat.host.guestrpc.server;

import io.guestbeat.concurrent.DaemonThreads;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.socket.SocketConnection;
import io.guestbeat.host.guestrpc.socket.UnixListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A simulator that guests in other processes reach on a Unix socket. Serves any number of guests at
 * once, each on a pooled daemon thread. Safe between threads.
 */
public final class GuestRpcServer implements AutoCloseable {
  private static final Duration RETRY_PAUSE = Duration.ofMillis(50);

  private final Path path;
  private final UnixListener listener;
  private final RequestHandler exchange;
  private final Faults faults;
  private final RequestCounts traffic;
  private final GuestLog guestLog;
  private final ExecutorService guests = Executors.newCachedThreadPool(new DaemonThreads());
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private GuestRpcServer(
      Path path, RequestHandler exchange, Faults faults, RequestCounts traffic, GuestLog guestLog)
      throws IOException {
    this.path = path;
    this.listener = UnixListener.bind(path);
    this.exchange = exchange;
    this.faults = faults;
    this.traffic = traffic;
    this.guestLog = guestLog;
  }

  public static GuestRpcServer start(
      Path path, RequestHandler exchange, Faults faults, RequestCounts traffic, GuestLog guestLog)
      throws IOException {
    GuestRpcServer server = new GuestRpcServer(path, exchange, faults, traffic, guestLog);
    DaemonThreads.named("guestbeat-simulator-accept", server::acceptUntilClosed).start();
    faults.add(server::letGuestsConnect);
    return server;
  }

  /** Returns the socket that guests connect to. */
  public Path path() {
    return path;
  }

  /** Ends every connection; guests may connect anew. */
  public void cutConnections() {
    open.forEach(GuestRpcServer::closeQuietly);
  }

  private void letGuestsConnect(boolean isReachable) {
    if (!isReachable) {
      listener.refuseConnections();
      return;
    }
    try {
      listener.acceptConnections();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int connectedGuests() {
    return open.size();
  }

  /** Ends every connection, stops listening and removes the socket. Closing again does nothing. */
  @Override
  public void close() throws IOException {
    closed = true;
    try {
      listener.close();
    } finally {
      guests.shutdownNow();
      open.forEach(GuestRpcServer::closeQuietly);
    }
  }

  private void acceptUntilClosed() {
    try {
      while (!closed) {
        acceptOne();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptOne() throws InterruptedException {
    try {
      admit(listener.accept());
    } catch (IOException closedOrOutOfDescriptors) {
      faults.await(RETRY_PAUSE, faults.epoch());
    }
  }

  private void admit(SocketConnection connection) {
    open.add(connection);
    try {
      faults.beforeConnecting();
      guests.execute(() -> serve(connection));
    } catch (IOException | RejectedExecutionException refused) {
      end(connection);
    }
    if (closed) {
      end(connection);
    }
  }

  private void serve(SocketConnection connection) {
    GuestClient client = GuestClient.of(connection.peerPid());
    traffic.connectionOpened(client);
    ConnectedGuest guest = guestLog.connected(client, connection.isPeerPrivileged());
    try {
      new ServedGuest(connection, guest, exchange, faults).serve();
    } catch (IOException theGuestHasGone) {
      // Guests come and go: a genuine one closes after each call.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end(connection);
      guestLog.left(guest);
    }
  }

  private void end(Connection connection) {
    open.remove(connection);
    closeQuietly(connection);
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (IOException nothingIsLost) {
      // The connection is given up either way.
    }
  }
}
