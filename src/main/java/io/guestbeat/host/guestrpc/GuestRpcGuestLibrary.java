package io.guestbeat.host.guestrpc;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.guest.SourcedHandle;
import io.guestbeat.guest.StatQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The Guest API over GuestRPC. Safe between threads; its handles share the channel. Of the calls of
 * {@link #statGet}, which any client may make in any number, one at most stands between a handle
 * and the host.
 */
public final class GuestRpcGuestLibrary implements GuestLibrary {
  private static final int MOST_WAITING = 30;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final Semaphore singleStatistics = new Semaphore(1, true);
  private final GuestRpcChannel channel;

  public GuestRpcGuestLibrary(GuestRpcChannel channel) {
    this.channel = Objects.requireNonNull(channel, "channel");
  }

  @Override
  public GuestHandle openHandle() {
    return new SourcedHandle(new StatisticsReader(channel), () -> {});
  }

  @Override
  public String statGet(String encoding, String stat) {
    StatQuery query = StatQuery.of(encoding, stat);
    RpcReply reply;
    awaitTurn();
    try {
      reply = channel.call("guestlib.stat.get " + query.encoding() + " " + query.stat());
    } catch (IOException e) {
      throw new GuestException(GuestError.OTHER, "statGet: " + e.getMessage(), e);
    } finally {
      singleStatistics.release();
    }
    if (!reply.isDone()) {
      throw new GuestException(
          GuestError.NOT_AVAILABLE,
          "statGet: the host does not give \"" + stat + "\" " + Refusal.explained(reply, ""));
    }
    return reply.text();
  }

  private void awaitTurn() {
    boolean isOurs = false;
    if (singleStatistics.getQueueLength() < MOST_WAITING) {
      try {
        isOurs = singleStatistics.tryAcquire(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new GuestException(GuestError.OTHER, "statGet: interrupted before the call", e);
      }
    }
    if (!isOurs) {
      throw new GuestException(
          GuestError.OTHER,
          "statGet: too many calls wait for the host; call again when it has answered some");
    }
  }
}
