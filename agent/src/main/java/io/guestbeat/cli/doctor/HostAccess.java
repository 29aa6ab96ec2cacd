package io.guestbeat.cli.doctor;

import io.guestbeat.host.Host;
import java.io.IOException;
import java.util.Optional;

/** The host that both its probes ask; opened when the first of them does. Safe between threads. */
final class HostAccess implements AutoCloseable {
  private final Opener opener;
  private Host host;

  HostAccess(Opener opener) {
    this.opener = opener;
  }

  /**
   * The host, open.
   *
   * @throws IOException that says why it cannot be, here
   */
  synchronized Host host() throws IOException {
    if (host == null) {
      host = opener.open();
    }
    return host;
  }

  @Override
  public synchronized void close() {
    Optional.ofNullable(host).ifPresent(Host::close);
  }

  /** Opens a host. */
  public interface Opener {
    /**
     * Opens it.
     *
     * @throws IOException that says why it cannot be opened here
     */
    Host open() throws IOException;
  }
}
