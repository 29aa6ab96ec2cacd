package io.guestbeat.heartbeat;

import java.time.Duration;

/**
 * The time for which the end of heartbeats is waited for; only time in which the JVM could run
 * counts. Immutable.
 */
final class StopPatience {
  private static final Duration SHORT = Duration.ofMillis(500);

  private final Duration silence;
  private final Duration others;

  private StopPatience(Duration silence, Duration others) {
    this.silence = silence;
    this.others = others;
  }

  /** Returns that of whoever orders the end and waits for it. */
  static StopPatience ofAnOrder(Duration limit) {
    return new StopPatience(limit, limit);
  }

  /** Returns the patience for a JVM that ends: only a host that does not answer delays it. */
  static StopPatience ofAnExit(Duration limit) {
    return new StopPatience(limit, limit.compareTo(SHORT) < 0 ? limit : SHORT);
  }

  /** Returns how long a host may leave the order without an answer, if it ever gave any. */
  Duration silence() {
    return silence;
  }

  /**
   * Returns how long a host that refuses is asked again, and how long a host that was never there,
   * or a listener, is waited for.
   */
  Duration others() {
    return others;
  }
}
