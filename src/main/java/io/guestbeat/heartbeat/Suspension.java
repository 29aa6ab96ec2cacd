package io.guestbeat.heartbeat;

import io.guestbeat.text.DurationText;
import io.guestbeat.text.OneLine;
import java.time.Duration;
import java.util.Objects;

/** A time in which closed gates withhold nothing. Immutable. */
final class Suspension {
  static final Duration LONGEST = Duration.ofDays(1);

  private static final int LONGEST_REASON = 500;

  private final long until;
  private final String reason;

  private Suspension(long until, String reason) {
    this.until = until;
    this.reason = reason;
  }

  /**
   * From now, for so long.
   *
   * @throws IllegalArgumentException if that is not 1 s to 24 h, or no reason is given
   */
  static Suspension from(long now, Duration span, String reason) {
    Objects.requireNonNull(reason, "reason");
    if (span.compareTo(Duration.ofSeconds(1)) < 0 || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a suspension of " + DurationText.of(span) + ": accepted is 1s to 24h");
    }
    String line = OneLine.of(reason, LONGEST_REASON);
    if (line.isEmpty()) {
      throw new IllegalArgumentException("a suspension needs a reason");
    }
    return new Suspension(now + span.toNanos(), line);
  }

  boolean isOver(long now) {
    return now - until >= 0;
  }

  Duration left(long now) {
    return Duration.ofNanos(until - now);
  }

  String reason() {
    return reason;
  }
}
