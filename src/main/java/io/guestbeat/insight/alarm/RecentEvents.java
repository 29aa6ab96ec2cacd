package io.guestbeat.insight.alarm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The events of the last while, each with a number. For one thread; of many it keeps the newest.
 */
public final class RecentEvents {
  private static final int MOST = 1000;

  private final long spanNanos;
  private final Deque<Event> events = new ArrayDeque<>();

  /** Those of so long, none yet. */
  public RecentEvents(Duration span) {
    spanNanos = span.toNanos();
  }

  /** Notes one that happened now. */
  public void add(long nowNanos, double value) {
    if (events.size() == MOST) {
      events.removeFirst();
    }
    events.addLast(new Event(nowNanos, value));
  }

  /** Returns the greatest value of those that are not too long ago; 0 where there are none. */
  public double greatest(long nowNanos) {
    forgetOld(nowNanos);
    double greatest = 0;
    for (Event event : events) {
      greatest = Math.max(greatest, event.value);
    }
    return greatest;
  }

  /** Returns the sum of the values, in their unit, of those that are not too long ago. */
  public double sum(long nowNanos) {
    forgetOld(nowNanos);
    double sum = 0;
    for (Event event : events) {
      sum += event.value;
    }
    return sum;
  }

  private void forgetOld(long nowNanos) {
    while (!events.isEmpty() && nowNanos - events.getFirst().atNanos > spanNanos) {
      events.removeFirst();
    }
  }

  /** An event. */
  private static final class Event {
    final long atNanos;
    final double value;

    Event(long atNanos, double value) {
      this.atNanos = atNanos;
      this.value = value;
    }
  }
}
