package io.guestbeat.host.guestrpc;

import io.guestbeat.concurrent.Deadline;
import java.io.IOException;

/** Opens connections to a host. Safe between threads. */
public interface Transport {
  /**
   * Opens a connection.
   *
   * @throws java.net.SocketTimeoutException once the deadline has passed
   * @throws IOException that says in one line what could not be reached and why
   */
  Connection connect(Deadline deadline) throws IOException;

  /** Returns what it reaches, for people: {@code unix:/run/host.sock}. */
  String description();
}
