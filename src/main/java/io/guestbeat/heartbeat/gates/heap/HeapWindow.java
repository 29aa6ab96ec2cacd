package io.guestbeat.heartbeat.gates.heap;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** The last samples of the heap: those of one span of time, and never less than three. */
final class HeapWindow {
  private static final int FEWEST_SAMPLES = 3;

  private final long spanNanos;
  private final Deque<HeapSample> samples = new ArrayDeque<>();

  HeapWindow(Duration span) {
    spanNanos = span.toNanos();
  }

  /** Adds the newest, and forgets what is older than the span needs. */
  void add(HeapSample sample) {
    samples.addLast(sample);
    while (samples.size() > FEWEST_SAMPLES) {
      HeapSample oldest = samples.removeFirst();
      if (ageNanosOfOldest() < spanNanos) {
        samples.addFirst(oldest);
        return;
      }
    }
  }

  /** Returns whether the samples reach back far enough to judge by. */
  boolean isCovered() {
    return samples.size() >= FEWEST_SAMPLES && ageNanosOfOldest() >= spanNanos;
  }

  /** The least share of the heap that was in use after collection. */
  double leastUsedShare() {
    return samples.stream().mapToDouble(sample -> sample.usedShare).min().orElse(0);
  }

  /** Returns whether anything was collected since the oldest sample. */
  boolean hasCollected() {
    return samples.getLast().collections > samples.getFirst().collections;
  }

  /** The share of the time since the oldest sample in which collectors stopped the application. */
  double pausedShare() {
    long pausedMs = samples.getLast().pausedMs - samples.getFirst().pausedMs;
    return (double) TimeUnit.MILLISECONDS.toNanos(pausedMs) / ageNanosOfOldest();
  }

  private long ageNanosOfOldest() {
    return samples.getLast().atNanos - samples.getFirst().atNanos;
  }
}
