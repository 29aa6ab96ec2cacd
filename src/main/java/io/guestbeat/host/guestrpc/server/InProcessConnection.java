package io.guestbeat.host.guestrpc.server;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.Packet;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/** A guest's connection to a simulator in its process; behaves as a socket would. */
final class InProcessConnection implements Connection {
  private final RequestHandler exchange;
  private final Faults faults;
  private final boolean isLive;
  private final ConnectedGuest guest;
  private final GuestLog guests;
  private final int cutsBefore;
  private HostResponse answer;
  private boolean hostHasClosed;
  private volatile boolean closed;

  InProcessConnection(
      RequestHandler exchange, Faults faults, GuestLog guests, GuestClient client, boolean isLive) {
    this.exchange = exchange;
    this.faults = faults;
    this.isLive = isLive;
    this.guests = guests;
    this.guest = guests.connected(client, false);
    this.cutsBefore = faults.cuts();
    this.answer = HostResponse.silence(faults.epoch());
  }

  @Override
  public void send(byte[] packet, Deadline deadline) throws IOException {
    requireOpen();
    if (hostHasClosed || isCut() || faults.closesBeforeReading()) {
      hostHasClosed = true;
      throw new IOException("simulator: broken pipe");
    }
    answer = exchange.answer(packet, guest);
  }

  @Override
  public byte[] receive(Deadline deadline) throws IOException {
    requireOpen();
    if (hostHasClosed || isCut()) {
      throw endedEarly();
    }
    HostResponse next = answer;
    answer = HostResponse.silence(faults.epoch());
    awaitAnswer(next, deadline);
    hostHasClosed = next.closes();
    return wholePacket(next.bytes());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      guests.left(guest);
    }
  }

  private void awaitAnswer(HostResponse next, Deadline deadline) throws IOException {
    Duration left = Duration.ofNanos(deadline.remainingNanos());
    boolean inTime = !next.isSilent() && next.delay().compareTo(left) < 0;
    pause(inTime ? next.delay() : left, next.epoch());
    requireOpen();
    if (next.isSilent() && !faults.isStill(next.epoch())) {
      throw endedEarly();
    }
    if (!inTime) {
      throw new SocketTimeoutException("simulator: no answer in time");
    }
  }

  private void pause(Duration span, int epoch) throws IOException {
    if (!isLive || span.isZero() || span.isNegative()) {
      return;
    }
    try {
      faults.await(span, epoch);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("simulator: interrupted");
    }
  }

  private boolean isCut() {
    return faults.cuts() != cutsBefore;
  }

  /** Returns what a reader makes of these bytes and the end of the stream behind them. */
  private byte[] wholePacket(byte[] bytes) throws IOException {
    if (bytes.length < Packet.HEADER_BYTES) {
      throw endedEarly();
    }
    int end = Packet.HEADER_BYTES + Packet.bodyLength(bytes);
    if (end > bytes.length) {
      throw endedEarly();
    }
    return Arrays.copyOf(bytes, end);
  }

  private IOException endedEarly() {
    hostHasClosed = true;
    return new EOFException("simulator: the host has closed the connection");
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("simulator: the connection is closed");
    }
  }
}
