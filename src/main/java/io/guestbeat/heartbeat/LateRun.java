package io.guestbeat.heartbeat;

import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.Optional;

/**
 * Heartbeats that are late one after the other, as all are on a JVM that is starved: what is worth
 * noting is that the first is, and how it was once one is in time again. For one thread.
 */
final class LateRun {
  private int length;
  private Duration longest = Duration.ZERO;

  /** Takes a heartbeat that is late; what is to be noted of it. */
  Optional<String> late(Duration lateness) {
    length++;
    longest = lateness.compareTo(longest) > 0 ? lateness : longest;
    return length == 1
        ? Optional.of("a heartbeat is late by " + DurationText.of(lateness))
        : Optional.empty();
  }

  /** Takes a heartbeat that is in time; what is to be noted of those before it. */
  Optional<String> inTime() {
    Optional<String> summary =
        length > 1
            ? Optional.of(
                length
                    + " heartbeats in a row were late, by "
                    + DurationText.of(longest)
                    + " at most; they are in time again")
            : Optional.empty();
    length = 0;
    longest = Duration.ZERO;
    return summary;
  }
}
