package io.guestbeat.heartbeat.decision;

import io.guestbeat.text.OneLine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last decisions, up to {@value #CAPACITY}. Noting one never waits for those who are told of
 * it: they take it from here on another thread. Safe between threads.
 */
public final class DecisionLog {
  /** How many decisions are kept. */
  public static final int CAPACITY = 100;

  private final Clock clock;
  private final Deque<Decision> kept = new ArrayDeque<>();
  private long noted;
  private volatile Runnable onNews = () -> {};

  /** A log without decisions; {@code clock} dates those that come. */
  public DecisionLog(Clock clock) {
    this.clock = clock;
  }

  /** Notes a decision; never blocks. */
  public void note(DecisionKind kind, String reason) {
    // What comes from outside, an exception or an operator, must not look like two decisions.
    add(kind, OneLine.ofMessage(reason));
    onNews.run();
  }

  /** What is run after each decision, by who notes it; it must not block. */
  public void onNews(Runnable newOnNews) {
    onNews = newOnNews;
  }

  private synchronized void add(DecisionKind kind, String reason) {
    if (kept.size() == CAPACITY) {
      kept.removeFirst();
    }
    noted++;
    kept.addLast(new Decision(noted, clock.instant(), kind, reason));
    notifyAll();
  }

  /** Returns the decisions that are kept, the oldest first. */
  public synchronized List<Decision> decisions() {
    return new ArrayList<>(kept);
  }

  /** Returns how many were ever noted: the number of the last. */
  synchronized long noted() {
    return noted;
  }

  /** Waits so long for decisions after this number; those that are kept, the oldest first. */
  synchronized List<Decision> awaitAfter(long number, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (long left = limit.toNanos(); noted <= number && left > 0; left = end - System.nanoTime()) {
      wait(left / 1_000_000 + 1);
    }
    List<Decision> news = new ArrayList<>();
    for (Decision decision : kept) {
      if (decision.number() > number) {
        news.add(decision);
      }
    }
    return news;
  }
}
