package io.guestbeat.insight.pause;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** The pauses there were: the last ones, and how long all of them were. Safe between threads. */
public final class PauseLog {
  /** How many pauses are kept. */
  public static final int KEPT = 100;

  private static final int SIGNIFICANT_DIGITS = 2;

  private final List<Consumer<Pause>> listeners = new CopyOnWriteArrayList<>();
  private final Deque<Pause> last = new ArrayDeque<>();
  private Duration total = Duration.ZERO;
  private Pause longest;

  /** In milliseconds; null before the first, as most JVMs need none for long. */
  private Histogram histogram;

  /** Has it told of every pause from now on, by the thread that adds it. */
  public void addListener(Consumer<Pause> listener) {
    listeners.add(listener);
  }

  /** Adds a pause, and tells the listeners. */
  public void add(Pause pause) {
    keep(pause);
    for (Consumer<Pause> listener : listeners) {
      listener.accept(pause);
    }
  }

  private synchronized void keep(Pause pause) {
    if (histogram == null) {
      histogram = new Histogram(SIGNIFICANT_DIGITS);
    }
    histogram.recordValue(pause.duration().toMillis());
    total = total.plus(pause.duration());
    if (longest == null || pause.duration().compareTo(longest.duration()) > 0) {
      longest = pause;
    }
    if (last.size() == KEPT) {
      last.removeFirst();
    }
    last.addLast(pause);
  }

  /** Returns how many there were. */
  public synchronized long count() {
    return histogram == null ? 0 : histogram.getTotalCount();
  }

  /** Returns how long all of them were together. */
  public synchronized Duration total() {
    return total;
  }

  /** Returns the last one. */
  public synchronized Optional<Pause> last() {
    return Optional.ofNullable(last.peekLast());
  }

  /** Returns the longest one; of several the first. */
  public synchronized Optional<Pause> longest() {
    return Optional.ofNullable(longest);
  }

  /** Returns the last {@link #KEPT}, the newest first. */
  public synchronized List<Pause> recent() {
    List<Pause> newestFirst = new ArrayList<>(last.size());
    last.descendingIterator().forEachRemaining(newestFirst::add);
    return newestFirst;
  }

  /**
   * Returns what this share of all pauses did not exceed, to two digits; empty if there was none.
   *
   * @param percent of the pauses, 0 to 100
   */
  public synchronized Optional<Duration> percentile(double percent) {
    return histogram == null
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(histogram.getValueAtPercentile(percent)));
  }
}
