package io.guestbeat.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.concurrent.BackOff;
import io.guestbeat.concurrent.Deadline;
import io.guestbeat.host.guestrpc.Connection;
import io.guestbeat.host.guestrpc.Packet;
import io.guestbeat.host.guestrpc.Transport;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The ways to one host, best first, and the one decision which of them is taken, for statistics and
 * heartbeats alike. Safe between threads.
 *
 * <p>A way is taken when the host answers a question over it; a refusal is an answer. It is left
 * when it has given none for {@link #PATIENCE} and another does. While it is not the best, the
 * better ones are tried again, after 2 s at first and every {@link #LONGEST_RETRY} at most, before
 * a call, for a part of the call's time; the first that answers is taken. Where heartbeats have
 * failed on a way and statistics have not, or the other way round, it must answer both. On the best
 * way a call costs no more than the transport's own.
 */
final class Ways {
  /** How long calls over the way that is taken may fail before the others are tried. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** After so long without an answer the first failure is enough: heartbeats may be rare. */
  static final Duration LONG_SILENCE = Duration.ofSeconds(15);

  static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  static final Duration LONGEST_RETRY = Duration.ofSeconds(20);

  /** A better way that serves for less than this does not shorten the wait for the next attempt. */
  static final Duration LASTING = Duration.ofMinutes(1);

  /** Questions that change nothing on the host; whatever it answers is an answer. */
  private static final String STATISTICS_QUESTION = "guestlib.info.get 3";

  private static final String HEARTBEATS_QUESTION = "GuestAppMonitor.Cmd.IsEnabled";

  private static final int NONE = -1;

  private final List<Way> ways;
  private final LongSupplier nanoClock;
  private final ReentrantLock deciding = new ReentrantLock();
  private final BackOff betterWays = new BackOff(FIRST_RETRY, LONGEST_RETRY);

  /** Written by the thread that holds the lock. */
  private volatile int taken = NONE;

  private long takenAtNanos;

  /** Whose calls failed on the better way; null where none was left. With the lock held. */
  private Lane leaver;

  Ways(List<Way> ways, LongSupplier nanoClock) {
    this.ways = new ArrayList<>(ways);
    this.nanoClock = nanoClock;
  }

  /** The way of statistics, whichever it is at the time. */
  Transport statistics() {
    return new Lane(way -> way.statistics, STATISTICS_QUESTION);
  }

  /** Returns the way of heartbeats, which is that of statistics. */
  Transport heartbeats() {
    return new Lane(way -> way.heartbeats, HEARTBEATS_QUESTION);
  }

  /** Closes all of them. */
  void close() {
    ways.forEach(Way::close);
  }

  /** With the lock held. */
  private void take(int index, Lane lane) {
    int left = taken;
    long now = nanoClock.getAsLong();
    if (left != index) {
      if (left < index && now - takenAtNanos >= LASTING.toNanos()) {
        betterWays.succeeded();
      }
      if (index > 0) {
        betterWays.failed(now);
      }
      if (left != NONE && left < index) {
        leaver = lane;
      }
      taken = index;
      takenAtNanos = now;
    }
    // Only the one that is taken may carry a heartbeat, however late.
    ways.subList(index + 1, ways.size()).forEach(Way::rest);
  }

  /** One of the two uses of the ways; its calls come one at a time. */
  private final class Lane implements Transport {
    private final Function<Way, Transport> transport;
    private final byte[] question;

    /** When calls began to fail, and when the host last answered; 0 for never. */
    private volatile long failingSinceNanos;

    private volatile long answeredAtNanos;

    Lane(Function<Way, Transport> transport, String question) {
      this.transport = transport;
      this.question = Packet.of(question.getBytes(UTF_8)).encode();
    }

    @Override
    public String description() {
      int index = taken;
      if (index != NONE) {
        return transport.apply(ways.get(index)).description();
      }
      return "no way to the host";
    }

    @Override
    public Connection connect(Deadline deadline) throws IOException {
      int index = taken;
      if (index == NONE || mayLeave() || isTimeForBetter(index)) {
        return decide(deadline);
      }
      try {
        return new Taken(index, transport.apply(ways.get(index)).connect(deadline));
      } catch (IOException e) {
        failed();
        if (mayLeave() && !deadline.hasPassed()) {
          return decide(deadline);
        }
        throw e;
      }
    }

    private Connection decide(Deadline deadline) throws IOException {
      try {
        if (!deciding.tryLock(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS)) {
          throw new SocketTimeoutException("the ways to the host are being tried");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted before the call", e);
      }
      try {
        return firstThatAnswers(deadline);
      } finally {
        deciding.unlock();
      }
    }

    private Connection firstThatAnswers(Deadline deadline) throws IOException {
      List<String> reasons = new ArrayList<>();
      for (int index = 0; index < ways.size(); index++) {
        Transport way = transport.apply(ways.get(index));
        try {
          if (index == taken && !mayLeave()) {
            if (isTimeForBetter(index)) { // And none has answered.
              betterWays.failed(nanoClock.getAsLong());
            }
            return new Taken(index, way.connect(deadline));
          }
          if (index < taken && leaver != null && leaver != this) {
            leaver.answering(leaver.transport.apply(ways.get(index)), index, deadline).close();
          }
          Connection connection = answering(way, index, deadline);
          take(index, this);
          answered();
          return new Taken(index, connection);
        } catch (IOException e) {
          reasons.add((ways.size() == 1 ? "" : way.description() + ": ") + e.getMessage());
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
          // Trouble of one way's own keeps nobody from the next.
          reasons.add(way.description() + ": " + e);
        }
      }
      failed();
      throw new IOException(String.join("; ", reasons));
    }

    /** A connection over which the host has answered a question. */
    private Connection answering(Transport way, int index, Deadline deadline) throws IOException {
      boolean isLast = index == ways.size() - 1;
      long nanos = Math.max(0, deadline.remainingNanos());
      // So a way that hangs leaves half of what is left of the call's time to those after it.
      Deadline share = Deadline.after(Duration.ofNanos(isLast ? nanos : nanos / 2), nanoClock);
      Connection connection = way.connect(share);
      boolean hasAnswered = false;
      try {
        connection.send(question, share);
        connection.receive(share);
        hasAnswered = true;
        return connection;
      } finally {
        if (!hasAnswered) {
          connection.close();
        }
      }
    }

    private boolean mayLeave() {
      long since = failingSinceNanos;
      if (since == 0) {
        return false;
      }
      long now = nanoClock.getAsLong();
      return now - since >= PATIENCE.toNanos() || now - answeredAtNanos >= LONG_SILENCE.toNanos();
    }

    private boolean isTimeForBetter(int index) {
      return index > 0 && betterWays.isOver(nanoClock.getAsLong());
    }

    private void failed() {
      if (failingSinceNanos == 0) {
        failingSinceNanos = notZero(nanoClock.getAsLong());
      }
    }

    private void answered() {
      failingSinceNanos = 0;
      answeredAtNanos = notZero(nanoClock.getAsLong());
    }

    private long notZero(long nanos) {
      return nanos == 0 ? 1 : nanos;
    }

    /** A connection for as long as its way is the one that is taken. */
    private final class Taken implements Connection {
      private final int index;
      private final Connection connection;

      /** The way was decided on for this one. */
      private boolean isFresh = true;

      Taken(int index, Connection connection) {
        this.index = index;
        this.connection = connection;
      }

      @Override
      public void send(byte[] packet, Deadline deadline) throws IOException {
        if (index != taken || (isTimeForBetter(index) && !isFresh)) {
          // The channel connects anew, and so to the way that is taken then.
          throw new IOException("another way to the host will be used");
        }
        isFresh = false;
        try {
          connection.send(packet, deadline);
        } catch (IOException e) {
          failed();
          throw e;
        }
      }

      @Override
      public byte[] receive(Deadline deadline) throws IOException {
        try {
          byte[] reply = connection.receive(deadline);
          answered();
          return reply;
        } catch (IOException e) {
          failed();
          throw e;
        }
      }

      @Override
      public void close() throws IOException {
        connection.close();
      }
    }
  }
}
