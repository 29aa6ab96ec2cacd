package io.guestbeat.heartbeat.gates.net;

import io.guestbeat.concurrent.Deadline;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up the addresses of one host, for no longer than a check may take. The system's resolver
 * ends neither at a deadline nor at an interrupt: name servers that do not answer would make a gate
 * stale, which says nothing of the application. So the lookup has a thread of its own, one at a
 * time; while it hangs, the addresses that were found last serve. Used by one thread.
 */
final class NameLookup {
  private final String host;
  private FutureTask<InetAddress[]> underWay;
  private InetAddress[] found;

  NameLookup(String host) {
    this.host = host;
  }

  /**
   * Returns the addresses, of which there is at least one.
   *
   * @throws UnusableGateException if there is no such host, or none was found by the deadline
   * @throws IOException if the thread is interrupted
   */
  InetAddress[] addresses(Deadline deadline) throws UnusableGateException, IOException {
    try {
      if (underWay == null) {
        underWay = started();
      }
      found = underWay.get(Math.max(1, deadline.leftMillis() / 2), TimeUnit.MILLISECONDS);
      underWay = null;
    } catch (ExecutionException e) {
      underWay = null;
      throw new UnusableGateException(
          "cannot look up " + host + ": " + ReasonText.of(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while looking up " + host, e);
    } catch (TimeoutException | SocketTimeoutException | OutOfMemoryError e) {
      if (found == null) {
        throw new UnusableGateException("cannot look up " + host + " in time", e);
      }
    }
    return found.clone();
  }

  private FutureTask<InetAddress[]> started() {
    FutureTask<InetAddress[]> task = new FutureTask<>(this::lookUp);
    Thread thread = new Thread(task, "guestbeat-lookup");
    thread.setDaemon(true);
    thread.setContextClassLoader(NameLookup.class.getClassLoader());
    thread.start();
    return task;
  }

  private InetAddress[] lookUp() throws UnknownHostException {
    return InetAddress.getAllByName(host);
  }
}
