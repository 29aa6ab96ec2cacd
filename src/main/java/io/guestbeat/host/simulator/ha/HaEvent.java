package io.guestbeat.host.simulator.ha;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Something the HA cluster did or noticed. Immutable. */
public final class HaEvent {
  private final Type type;
  private final Duration at;
  private final Optional<String> by;

  /** What HA did of itself, or for a guest that is not known. */
  public HaEvent(Type type, Duration at) {
    this(type, at, Optional.empty());
  }

  public HaEvent(Type type, Duration at, Optional<String> by) {
    this.type = Objects.requireNonNull(type, "type");
    this.at = Objects.requireNonNull(at, "at");
    this.by = Objects.requireNonNull(by, "by");
  }

  public Type type() {
    return type;
  }

  /** Returns when, counted from the start of the simulation. */
  public Duration at() {
    return at;
  }

  /**
   * Returns whose request it was, such as {@code pid 4711}; empty if HA did it of itself, and for a
   * guest in the simulator's own process that has no name.
   */
  public Optional<String> by() {
    return by;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HaEvent
        && ((HaEvent) other).type == type
        && ((HaEvent) other).at.equals(at)
        && ((HaEvent) other).by.equals(by);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, at, by);
  }

  @Override
  public String toString() {
    return type + " at " + at + by.map(who -> " by " + who).orElse("");
  }

  /** What happened. */
  public enum Type {
    /** The guest asked to be watched. */
    ENABLED,
    /** The guest, or another program in it, asked to be watched no longer. */
    DISABLED,
    /** The status turned green. */
    GREEN,
    /** The status turned red: a heartbeat is overdue. */
    RED,
    /** The status turned gray: the application is not watched any more. */
    GRAY,
    /** The application asked for a reset, which is not done yet. */
    RESET_PENDING,
    /** The reset that was pending will not happen. */
    RESET_WITHDRAWN,
    /** HA reset the VM. */
    RESET,
    /** A reset was due, but the VM has had its most within the window. */
    RESET_SKIPPED_LIMIT,
    /** A reset was due, but the VM has not been up for long enough. */
    RESET_SKIPPED_MINIMUM_UPTIME,
    /** The VM was moved or powered off and on: the resets so far do not count any more. */
    RESET_COUNT_CLEARED
  }
}
