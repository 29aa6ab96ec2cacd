package io.guestbeat.insight.pause;

/** A collection that stopped every thread, by the clock of {@link System#nanoTime}. Immutable. */
final class Collection {
  private final long beginNanos;
  private final long endNanos;

  Collection(long beginNanos, long endNanos) {
    this.beginNanos = beginNanos;
    this.endNanos = endNanos;
  }

  long beginNanos() {
    return beginNanos;
  }

  long endNanos() {
    return endNanos;
  }

  long nanos() {
    return endNanos - beginNanos;
  }

  /** Returns whether it was at work at this moment. */
  boolean includes(long nanos) {
    return nanos - beginNanos >= 0 && endNanos - nanos >= 0;
  }

  /** Returns how much of it lies between these two moments. */
  long nanosBetween(long from, long to) {
    long begin = beginNanos - from > 0 ? beginNanos : from;
    long end = endNanos - to < 0 ? endNanos : to;
    return Math.max(0, end - begin);
  }
}
