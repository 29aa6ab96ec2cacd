package io.guestbeat.heartbeat.decision;

import io.guestbeat.concurrent.DaemonLoop;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Notifies listeners of every decision, on a thread that runs only while there are decisions to
 * announce, so that a slow disk or listener delays nothing else. Safe between threads.
 */
public final class DecisionAnnouncer implements AutoCloseable {
  /** Decisions often come together. */
  private static final Duration IDLE = Duration.ofSeconds(1);

  /** The JVM itself complains of every thread that it cannot give. */
  private static final Duration BETWEEN_STARTS = Duration.ofSeconds(5);

  private final DecisionLog log;
  private final Consumer<Decision> listener;
  private final Consumer<Thread> starter;
  private volatile long told;
  private Teller teller;
  private boolean isClosed;
  private boolean couldNotStart;
  private boolean isToldElsewhere;
  private long lastStart;

  /** {@code listener} throws nothing. */
  public DecisionAnnouncer(DecisionLog log, Consumer<Decision> listener) {
    this(log, listener, Thread::start);
  }

  /** Makes an announcer whose threads are started this way. */
  public DecisionAnnouncer(DecisionLog log, Consumer<Decision> listener, Consumer<Thread> starter) {
    this.log = log;
    this.listener = listener;
    this.starter = starter;
  }

  /** Starts to notify the listeners of new decisions; returns at once and throws nothing. */
  public void announce() {
    if (!isUpToDate()) {
      seeToTeller();
    }
  }

  /** Returns whether every listener has been notified of every decision. */
  public boolean isUpToDate() {
    return told == log.noted();
  }

  /** Returns whether there are new decisions, but no thread to announce them. */
  public synchronized boolean lacksThread() {
    return teller == null && (couldNotStart || isClosed);
  }

  /**
   * Notifies the listeners on the calling thread, if no other thread can do so. Returns whether
   * there was something to announce for this thread.
   */
  public boolean announceOnThisThread() throws InterruptedException {
    if (isUpToDate() || !takesOver()) {
      return false;
    }
    try {
      notifyListeners(log.awaitAfter(told, Duration.ZERO));
      return true;
    } finally {
      isToldElsewhere(false);
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    if (teller != null) {
      teller.close();
      teller = null;
    }
  }

  private synchronized void seeToTeller() {
    long now = System.nanoTime();
    boolean rests = couldNotStart && now - lastStart < BETWEEN_STARTS.toNanos();
    if (teller != null || isToldElsewhere || isClosed || rests) {
      return;
    }
    lastStart = now;
    couldNotStart = true;
    try {
      Teller started = new Teller();
      starter.accept(started);
      teller = started;
      couldNotStart = false;
    } catch (RuntimeException | Error thereAreNoMoreThreads) {
      // The decisions are kept, for the next try or for a thread that has the time.
    }
  }

  private synchronized boolean takesOver() {
    isToldElsewhere = teller == null && couldNotStart && !isClosed;
    return isToldElsewhere;
  }

  private synchronized void isToldElsewhere(boolean now) {
    isToldElsewhere = now;
  }

  private void notifyListeners(List<Decision> news) {
    for (Decision decision : news) {
      listener.accept(decision);
      told = decision.number();
    }
  }

  /** Returns whether the teller ends, as there is nothing to tell. */
  private synchronized boolean endsIdle(Teller ending) {
    if (!isUpToDate()) {
      return false;
    }
    if (teller == ending) {
      teller = null;
    }
    return true;
  }

  /** The thread that tells. */
  private final class Teller extends DaemonLoop {
    Teller() {
      super("guestbeat-decisions");
    }

    @Override
    protected void turn() throws InterruptedException {
      List<Decision> news = log.awaitAfter(told, IDLE);
      if (news.isEmpty() && endsIdle(this)) {
        closeGently();
      }
      notifyListeners(news);
    }
  }
}
