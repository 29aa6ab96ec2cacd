package io.guestbeat.insight.pause;

import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;

/**
 * The collector CMS of Java 8 to 13: its cycles are beside the application, but it counts them
 * together with the full collections that it falls back to, which stop the JVM. One that fits
 * between two looks, although looks are a tick apart, is taken for a full one. For one thread.
 */
final class MarkSweep {
  static final String NAME = "ConcurrentMarkSweep";

  private final GarbageCollectorMXBean bean;
  private long count;
  private long lookedMs;
  private long pausedMs;
  private GcInfo lastFull;

  MarkSweep(GarbageCollectorMXBean bean, long nowMs) {
    this.bean = bean;
    this.count = bean.getCollectionCount();
    this.lookedMs = nowMs;
  }

  /** The time of its full collections since the first look; to be asked at every look. */
  long pausedMs(long nowMs) {
    long newCount = bean.getCollectionCount();
    if (newCount != count) {
      GcInfo last = Collectors.lastOf(bean);
      lastFull = last != null && last.getDuration() <= nowMs - lookedMs ? last : null;
      pausedMs += lastFull == null ? 0 : lastFull.getDuration();
      count = newCount;
    }
    lookedMs = nowMs;
    return pausedMs;
  }

  /** Returns the last collection, if it was a full one; else null. */
  GcInfo lastFull() {
    return lastFull;
  }
}
