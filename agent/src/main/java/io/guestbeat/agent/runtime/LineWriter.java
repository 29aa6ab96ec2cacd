package io.guestbeat.agent.runtime;

import io.guestbeat.concurrent.DaemonLoop;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Writes lines on a thread that exists only while there are lines, so that a full pipe, a stopped
 * terminal, a full disk or a FIFO without a reader holds up nobody. Whoever logs waits for its line
 * for a moment, so that lines are out before the JVM ends; once a line was not out in that time,
 * nobody waits until the stream takes lines again. Lines beyond the room are counted and reported.
 * Safe between threads.
 */
final class LineWriter {
  /** Enough for what an operator reads, and small beside a heap. */
  private static final int MOST_LINES = 200;

  /** Lines often come together; a thread more than this is seen by nobody. */
  private static final Duration IDLE = Duration.ofMillis(200);

  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final Charset CHARSET = Charset.defaultCharset();

  private final Opener opener;
  private final LongFunction<String> lossNotice;
  private final Consumer<Thread> starter;
  private final Deque<String> lines = new ArrayDeque<>();
  private OutputStream out;
  private Writer writer;
  private long given;
  private long done;
  private long lost;

  /** How many lost lines the line tells of that is being written; 0 if it is any other. */
  private long noticed;

  private boolean isStuck;

  /** Whether the last write failed, perhaps within a line. */
  private boolean isBroken;

  /**
   * Writes to what the opener opens, with the first line.
   *
   * @param lossNotice makes a line of how many lines were lost
   */
  LineWriter(Opener opener, LongFunction<String> lossNotice) {
    this(opener, lossNotice, Thread::start);
  }

  /** Makes a writer whose threads are started this way. */
  LineWriter(Opener opener, LongFunction<String> lossNotice, Consumer<Thread> starter) {
    this.opener = opener;
    this.lossNotice = lossNotice;
    this.starter = starter;
  }

  /** Hands a line over, with its end, and waits a moment until it is written. */
  void write(String line) {
    if (handOver(line)) {
      awaitDone(PATIENCE, false);
    } else {
      // There is no thread to be had: then this one writes, as there is no other way.
      writeAll();
    }
  }

  /**
   * Waits so long for all lines to be written, and for the one that tells of lost ones; returns
   * whether they are.
   */
  boolean flush(Duration limit) {
    synchronized (this) {
      isStuck = false;
    }
    return awaitDone(limit, true);
  }

  /** Ends the thread once it has nothing to write. */
  synchronized void close() {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }

  /** Returns whether there is a thread that writes it. */
  private synchronized boolean handOver(String line) {
    if (lines.size() >= MOST_LINES) {
      lost++;
      return true;
    }
    lines.add(line);
    given++;
    notifyAll();
    return writer != null || startWriter();
  }

  private boolean startWriter() {
    try {
      Writer started = new Writer();
      starter.accept(started);
      writer = started;
      return true;
    } catch (RuntimeException | Error thereAreNoMoreThreads) {
      return false;
    }
  }

  private synchronized boolean awaitDone(Duration limit, boolean withNotice) {
    long wanted = given;
    long end = System.nanoTime() + limit.toNanos();
    boolean isInterrupted = false;
    while ((done < wanted || (withNotice && isNoticePending())) && !isStuck) {
      long leftMs = (end - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        isStuck = true;
        break;
      }
      try {
        wait(leftMs);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    return done >= wanted;
  }

  private boolean isNoticePending() {
    return noticed > 0 || (lost > 0 && !isBroken && writer != null);
  }

  private void writeAll() {
    for (String line = next(); line != null; line = next()) {
      written(isOut(line));
    }
  }

  /**
   * Returns the next line; if lines were lost behind the last, how many; null if there is nothing.
   */
  private synchronized String next() {
    String line = lines.poll();
    if (line == null && lost > 0 && !isBroken) {
      line = lossNotice.apply(lost);
      given++;
      noticed = lost;
      lost = 0;
    }
    return line == null || !isBroken ? line : System.lineSeparator() + line;
  }

  /** In one call, so that lines of several processes do not mix; returns whether it is out. */
  private boolean isOut(String line) {
    try {
      synchronized (opener) {
        if (out == null) {
          out = opener.open();
        }
        out.write(line.getBytes(CHARSET));
      }
      return true;
    } catch (IOException | RuntimeException | Error e) {
      // A full disk must not end what the log is about; what was lost is said when there is room.
      return false;
    }
  }

  private synchronized void written(boolean isOut) {
    done++;
    isBroken = !isOut;
    if (isOut) {
      isStuck = false;
    } else {
      lost += Math.max(1, noticed);
    }
    noticed = 0;
    notifyAll();
  }

  /** Waits for lines; whether the thread is to end, as there are none. */
  private synchronized boolean endsIdle(Writer ending) throws InterruptedException {
    long end = System.nanoTime() + IDLE.toNanos();
    long leftMs = IDLE.toMillis();
    while (lines.isEmpty() && !ending.isEnded() && leftMs > 0) {
      wait(leftMs);
      leftMs = (end - System.nanoTime()) / 1_000_000;
    }
    if (!lines.isEmpty()) {
      return false;
    }
    if (writer == ending) {
      writer = null;
    }
    return true;
  }

  /** Opens the stream that lines go to. */
  interface Opener {
    OutputStream open() throws IOException;
  }

  /** The thread that writes. */
  private final class Writer extends DaemonLoop {
    Writer() {
      super("guestbeat-log");
    }

    @Override
    protected void turn() throws InterruptedException {
      writeAll();
      if (endsIdle(this)) {
        closeGently();
      }
    }

    boolean isEnded() {
      return isClosed();
    }
  }
}
