package io.guestbeat.agent.heartbeat;

import java.time.Duration;
import java.time.Instant;

/** A time during which the machine ran nobody. */
record Stall(Instant begin, Duration length) {
  private static final Duration MARGIN = Duration.ofMillis(300);

  /** Whether it was under way at that moment, or nearly so. */
  boolean covers(Instant moment) {
    return moment.isAfter(begin.minus(MARGIN)) && moment.isBefore(begin.plus(length).plus(MARGIN));
  }
}
