package io.guestbeat.host;

import io.guestbeat.host.guestrpc.Transport;
import java.util.Objects;

/**
 * A way to the host: a transport for statistics, another for heartbeats. Immutable; closing is what
 * its transports make of it.
 */
final class Way {
  final Transport statistics;
  final Transport heartbeats;
  private final Runnable rest;
  private final Runnable close;

  /**
   * Uses these transports.
   *
   * @param rest gives back what is of no use while another way serves
   * @param close ends it for good
   */
  Way(Transport statistics, Transport heartbeats, Runnable rest, Runnable close) {
    this.statistics = Objects.requireNonNull(statistics, "statistics");
    this.heartbeats = Objects.requireNonNull(heartbeats, "heartbeats");
    this.rest = Objects.requireNonNull(rest, "rest");
    this.close = Objects.requireNonNull(close, "close");
  }

  /** A way without anything to give back. */
  static Way of(Transport both) {
    return new Way(both, both, () -> {}, () -> {});
  }

  void rest() {
    rest.run();
  }

  void close() {
    close.run();
  }
}
