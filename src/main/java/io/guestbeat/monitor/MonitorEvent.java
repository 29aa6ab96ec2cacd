package io.guestbeat.monitor;

import java.util.Objects;

/** A change, described in one line of text. Immutable. */
public final class MonitorEvent {
  private final Kind kind;
  private final String text;
  private final boolean isTrouble;

  MonitorEvent(Kind kind, String text, boolean isTrouble) {
    this.kind = Objects.requireNonNull(kind, "kind");
    this.text = Objects.requireNonNull(text, "text");
    this.isTrouble = isTrouble;
  }

  /** Returns what it is about. */
  public Kind kind() {
    return kind;
  }

  /** Returns whether an operator should look at it. */
  public boolean isTrouble() {
    return isTrouble;
  }

  /** Returns the line. */
  @Override
  public String toString() {
    return text;
  }

  /** What an event is about. */
  public enum Kind {
    /** The host gives statistics: at the first look, or again. */
    AVAILABLE,
    /** The host gives no statistics: at the first look, or any more. */
    UNAVAILABLE,
    /** Counters have restarted. */
    SESSION_CHANGED,
    /** An alarm has another level. */
    ALARM,
    /** There is new advice, or it is no longer given. */
    ADVICE
  }
}
