package io.guestbeat.host.simulator.ha;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The heartbeats that came in, and the longest wait between two. Not safe between threads. */
public final class HeartbeatRecord {
  /** Keeps a simulator that runs for weeks within bounds; eleven days at 10 s. */
  private static final int MAX_KEPT = 100_000;

  private final Deque<Duration> times = new ArrayDeque<>();
  private Duration since = Duration.ZERO;
  private Duration longestGap = Duration.ZERO;
  private long count;

  /** From here on a heartbeat is waited for. */
  void expectFrom(Duration now) {
    since = now;
  }

  void beat(Duration now) {
    Duration gap = now.minus(since);
    longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
    since = now;
    count++;
    times.addLast(now);
    if (times.size() > MAX_KEPT) {
      times.removeFirst();
    }
  }

  public List<Duration> times() {
    return new ArrayList<>(times);
  }

  public Duration longestGap() {
    return longestGap;
  }

  public long count() {
    return count;
  }
}
