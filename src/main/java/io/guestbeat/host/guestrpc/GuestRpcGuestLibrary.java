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
  /** How many calls may be made at once, of which all but one wait. */
  static final int MOST_CALLS = 31;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final Semaphore singleStatistics = new Semaphore(1, true);
  private final Semaphore places = new Semaphore(MOST_CALLS);
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
    if (!places.tryAcquire()) {
      throw new GuestException(
          GuestError.OTHER,
          "statGet: too many calls wait for the host; call again when it has answered some");
    }
    RpcReply reply;
    try {
      reply = callInTurn("guestlib.stat.get " + query.encoding() + " " + query.stat());
    } finally {
      places.release();
    }
    if (!reply.isDone()) {
      throw new GuestException(
          GuestError.NOT_AVAILABLE,
          "statGet: the host does not give \"" + stat + "\" " + Refusal.explained(reply, ""));
    }
    return reply.text();
  }

  private RpcReply callInTurn(String command) {
    awaitTurn();
    try {
      return channel.call(command);
    } catch (IOException e) {
      throw new GuestException(GuestError.OTHER, "statGet: " + e.getMessage(), e);
    } finally {
      singleStatistics.release();
    }
  }

  private void awaitTurn() {
    try {
      if (!singleStatistics.tryAcquire(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new GuestException(
            GuestError.OTHER, "statGet: the host has not answered the calls before; call again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GuestException(GuestError.OTHER, "statGet: interrupted before the call", e);
    }
  }
}
