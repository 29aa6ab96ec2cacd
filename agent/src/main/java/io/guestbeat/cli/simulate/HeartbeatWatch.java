package io.guestbeat.cli.simulate;

import java.time.Duration;
import java.util.Optional;

/**
 * Notices the first heartbeat after monitoring was enabled, and silence: two thirds of the
 * cluster's deadline without a heartbeat, while there is still time to do something about it. Safe
 * between threads.
 */
final class HeartbeatWatch {
  private final Duration patience;
  private Optional<Duration> last = Optional.empty();
  private boolean watching;
  private boolean hasBeaten;
  private boolean isSilent;

  HeartbeatWatch(Duration deadline) {
    patience = deadline.multipliedBy(2).dividedBy(3);
  }

  /** From now on heartbeats are expected. */
  synchronized void enabled(Duration now) {
    watching = true;
    hasBeaten = false;
    isSilent = false;
    last = Optional.of(now);
  }

  /** Nobody waits for a heartbeat any more. */
  synchronized void ended() {
    watching = false;
  }

  /** Returns what is to be said about a heartbeat that has come now, if anything. */
  synchronized Optional<String> beat(Duration now) {
    Optional<String> said = Optional.empty();
    if (!hasBeaten) {
      said = Optional.of("MarkActive, the first");
    } else if (isSilent) {
      said = Optional.of("MarkActive again, after " + text(gap(now)));
    }
    hasBeaten = true;
    isSilent = false;
    last = Optional.of(now);
    return said;
  }

  /** Returns what is to be said about the lack of a heartbeat now, once for each silence. */
  synchronized Optional<String> look(Duration now) {
    if (!watching || isSilent || gap(now).compareTo(patience) < 0) {
      return Optional.empty();
    }
    isSilent = true;
    return Optional.of(
        "silence: no MarkActive " + (hasBeaten ? "for " : "since Enable, ") + text(gap(now)));
  }

  /** Returns how long ago the last heartbeat came; empty if none has. */
  synchronized Optional<Duration> sinceLast(Duration now) {
    return hasBeaten ? Optional.of(gap(now)) : Optional.empty();
  }

  private Duration gap(Duration now) {
    return now.minus(last.orElse(now));
  }

  private static String text(Duration span) {
    return Journal.time(span) + " s";
  }
}
