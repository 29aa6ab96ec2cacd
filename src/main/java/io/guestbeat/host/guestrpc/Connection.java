package io.guestbeat.host.guestrpc;

import io.guestbeat.concurrent.Deadline;
import java.io.Closeable;
import java.io.IOException;

/** An open way to a host that carries whole packets. For one thread at a time. */
public interface Connection extends Closeable {
  /**
   * Sends one packet, its length included.
   *
   * @throws java.net.SocketTimeoutException once the deadline has passed
   * @throws IOException if the host cannot be reached
   */
  void send(byte[] packet, Deadline deadline) throws IOException;

  /**
   * Waits for one packet and returns it, its length included.
   *
   * @throws java.net.SocketTimeoutException once the deadline has passed
   * @throws MalformedDataException for a length that no packet has
   * @throws IOException if the host has closed or cannot be reached
   */
  byte[] receive(Deadline deadline) throws IOException;
}
