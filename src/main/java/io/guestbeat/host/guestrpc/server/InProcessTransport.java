package io.guestbeat.host.guestrpc.server;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.Transport;
import java.io.IOException;

/** Reaches the simulator from its own process. Safe between threads. */
public final class InProcessTransport implements Transport {
  private final RequestHandler exchange;
  private final Faults faults;
  private final RequestCounts traffic;
  private final GuestLog guests;
  private final GuestClient client;
  private final boolean isLive;

  /**
   * A transport to this exchange.
   *
   * @param isLive whether waiting takes real time; else a wait is over at once, as on a turned
   *     clock
   */
  public InProcessTransport(
      RequestHandler exchange,
      Faults faults,
      RequestCounts traffic,
      GuestLog guests,
      boolean isLive) {
    this(exchange, faults, traffic, guests, GuestClient.unknown(), isLive);
  }

  private InProcessTransport(
      RequestHandler exchange,
      Faults faults,
      RequestCounts traffic,
      GuestLog guests,
      GuestClient client,
      boolean isLive) {
    this.exchange = exchange;
    this.faults = faults;
    this.traffic = traffic;
    this.guests = guests;
    this.client = client;
    this.isLive = isLive;
  }

  /** Returns a transport whose connections are those of this client. */
  public InProcessTransport of(GuestClient other) {
    return new InProcessTransport(exchange, faults, traffic, guests, other, isLive);
  }

  @Override
  public Connection connect(Deadline deadline) throws IOException {
    faults.beforeConnecting();
    traffic.connectionOpened(client);
    return new InProcessConnection(exchange, faults, guests, client, isLive);
  }

  @Override
  public String description() {
    return "simulator";
  }
}
