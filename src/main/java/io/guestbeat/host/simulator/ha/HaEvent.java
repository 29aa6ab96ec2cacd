package io.guestbeat.host.simulator.ha;

import java.time.Duration;
import java.util.Objects;

/** Something the HA cluster did or noticed. Immutable. */
public final class HaEvent {
  private final Type type;
  private final Duration at;

  public HaEvent(Type type, Duration at) {
    this.type = Objects.requireNonNull(type, "type");
    this.at = Objects.requireNonNull(at, "at");
  }

  public Type type() {
    return type;
  }

  /** Returns when, counted from the start of the simulation. */
  public Duration at() {
    return at;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HaEvent
        && ((HaEvent) other).type == type
        && ((HaEvent) other).at.equals(at);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, at);
  }

  @Override
  public String toString() {
    return type + " at " + at;
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
    RESET_SKIPPED_MINIMUM_UPTIME
  }
}
