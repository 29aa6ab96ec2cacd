package io.guestbeat.heartbeat;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last decisions, up to {@value #CAPACITY}. Noting one never waits for those who are told of
 * it: they take it from here on a thread of their own. Safe between threads.
 */
public final class DecisionLog {
  /** How many decisions are kept. */
  public static final int CAPACITY = 100;

  private final Clock clock;
  private final Deque<Decision> kept = new ArrayDeque<>();
  private long noted;

  /** A log without decisions; {@code clock} dates those that come. */
  public DecisionLog(Clock clock) {
    this.clock = clock;
  }

  /** Notes a decision; never blocks. */
  public synchronized void note(DecisionKind kind, String reason) {
    if (kept.size() == CAPACITY) {
      kept.removeFirst();
    }
    noted++;
    kept.addLast(new Decision(noted, clock.instant(), kind, inOneLine(reason)));
    notifyAll();
  }

  /** What comes from outside, an exception or an operator, must not look like two decisions. */
  private static String inOneLine(String reason) {
    return reason.replaceAll("\\p{Cntrl}+", " ");
  }

  /** The decisions that are kept, the oldest first. */
  public synchronized List<Decision> decisions() {
    return new ArrayList<>(kept);
  }

  /** How many were ever noted: the number of the last. */
  synchronized long noted() {
    return noted;
  }

  /** Waits for decisions after this number; those of them that are kept, the oldest first. */
  synchronized List<Decision> awaitAfter(long number) throws InterruptedException {
    while (noted <= number) {
      wait();
    }
    List<Decision> news = decisions();
    news.removeIf(decision -> decision.number() <= number);
    return news;
  }
}
