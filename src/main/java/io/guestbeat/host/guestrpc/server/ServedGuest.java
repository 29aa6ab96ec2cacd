package io.guestbeat.host.guestrpc.server;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.host.guestrpc.Connection;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A guest's connection, seen from the host. For one thread. */
final class ServedGuest {
  /** A guest may keep its connection for as long as it likes. */
  private static final Duration FOREVER = Duration.ofDays(20);

  /** How often a silent host looks whether it has to be. */
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final Connection connection;
  private final ConnectedGuest guest;
  private final RequestHandler exchange;
  private final Faults faults;

  ServedGuest(Connection connection, ConnectedGuest guest, RequestHandler exchange, Faults faults) {
    this.connection = connection;
    this.guest = guest;
    this.exchange = exchange;
    this.faults = faults;
  }

  /** Answers requests until one ends the connection. */
  void serve() throws IOException, InterruptedException {
    boolean goesOn = true;
    while (goesOn && !faults.closesBeforeReading()) {
      goesOn = serveOne();
    }
  }

  /** Returns whether the connection stays open. */
  private boolean serveOne() throws IOException, InterruptedException {
    Deadline deadline = Deadline.after(FOREVER, System::nanoTime);
    HostResponse answer = exchange.answer(connection.receive(deadline), guest);
    if (answer.isSilent()) {
      keepSilent(answer);
      return false;
    }
    faults.await(answer.delay(), answer.epoch());
    if (answer.bytes().length > 0) {
      connection.send(answer.bytes(), deadline);
    }
    return !answer.closes();
  }

  /** Until the faults are cleared or the guest leaves; what it still sends is not carried out. */
  private void keepSilent(HostResponse answer) throws IOException {
    while (faults.isStill(answer.epoch())) {
      try {
        connection.receive(Deadline.after(GLANCE, System::nanoTime));
      } catch (SocketTimeoutException theGuestIsStillThere) {
        // It waits, and so do we.
      }
    }
  }
}
