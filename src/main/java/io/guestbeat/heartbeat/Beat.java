package io.guestbeat.heartbeat;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A heartbeat that was due, with its result and time. Immutable. */
public final class Beat {
  private final Kind kind;
  private final Duration lateness;
  private final Duration took;
  private final String error;

  private Beat(Kind kind, Duration lateness, Duration took, String error) {
    this.kind = Objects.requireNonNull(kind, "kind");
    this.lateness = Objects.requireNonNull(lateness, "lateness");
    this.took = Objects.requireNonNull(took, "took");
    this.error = error;
  }

  static Beat of(BeatOutcome outcome, Duration lateness, Duration took) {
    return new Beat(
        outcome.isSent() ? Kind.SENT : Kind.FAILED, lateness, took, outcome.error().orElse(null));
  }

  static Beat withheld(Duration lateness, Duration took) {
    return new Beat(Kind.WITHHELD, lateness, took, null);
  }

  /** Returns the result of the heartbeat. */
  public Kind kind() {
    return kind;
  }

  /** Returns how long after it was due it was begun; zero or more. */
  public Duration lateness() {
    return lateness;
  }

  /** Returns how long the host took for its answers. */
  public Duration took() {
    return took;
  }

  /** Returns why the host did not take it; empty where it was not tried, or did not fail. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** The possible results of a heartbeat. */
  public enum Kind {
    /** The host took it. */
    SENT,
    /** A closed gate kept it back. */
    WITHHELD,
    /** The host did not take it; it is tried again. */
    FAILED
  }
}
