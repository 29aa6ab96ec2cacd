package io.guestbeat.heartbeat.dryrun;

import io.guestbeat.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A note of a dry run, which is one line of its file. Immutable. */
public final class DryRunNote {
  /** A reason may be long, and there may be many. */
  static final int LONGEST_TEXT = 400;

  private static final Pattern LINE =
      Pattern.compile("([A-Z_]{1,20}) (\\d{1,15}) (\\d{1,15})(?: (.*))?", Pattern.DOTALL);

  private final Kind kind;
  private final Instant from;
  private final Instant to;
  private final String text;

  private DryRunNote(Kind kind, Instant from, Instant to, String text) {
    this.kind = Objects.requireNonNull(kind, "kind");
    this.from = Objects.requireNonNull(from, "from");
    this.to = Objects.requireNonNull(to, "to");
    this.text = OneLine.of(text, LONGEST_TEXT);
  }

  /** A note of what was at one time. */
  public static DryRunNote at(Kind kind, Instant at, String text) {
    return new DryRunNote(kind, at, at, text);
  }

  /** A note of what began at one time and ended at another. */
  public static DryRunNote of(Kind kind, Instant from, Instant to, String text) {
    return new DryRunNote(kind, from, to, text);
  }

  /** Returns the note of this line; empty if it is none. */
  static Optional<DryRunNote> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<Kind> kind = Kind.ofName(matcher.group(1));
    return kind.map(
        it ->
            new DryRunNote(
                it,
                Instant.ofEpochMilli(Long.parseLong(matcher.group(2))),
                Instant.ofEpochMilli(Long.parseLong(matcher.group(3))),
                matcher.group(4) == null ? "" : matcher.group(4)));
  }

  /** Returns its line. */
  String line() {
    String times = kind + " " + from.toEpochMilli() + " " + to.toEpochMilli();
    return text.isEmpty() ? times : times + " " + text;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns when it began: for a reset or red status, the time of the last heartbeat. */
  public Instant from() {
    return from;
  }

  /** Returns when it ended or was. */
  public Instant to() {
    return to;
  }

  /** Returns how long it was; negative if the machine's clock was set back meanwhile. */
  public Duration duration() {
    return Duration.between(from, to);
  }

  /** Returns what there is to say, in one line of a bounded length. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return line();
  }

  /** The kinds of notes. */
  public enum Kind {
    /** The process and its settings: the first note. */
    START,
    /** A heartbeat is waited for from here on. */
    WATCHED,
    /** No heartbeat is waited for any more: a clean end, or an operator's order. */
    STOPPED,
    /** Heartbeats would be withheld, as a gate is closed. */
    WITHHELD,
    /** The status would have been red, as a gate is closed. */
    RED,
    /** The machine would have been reset, as a gate is closed. */
    RESET,
    /** The status would have been red, as the JVM stood still. */
    GAP_RED,
    /** The machine would have been reset, as the JVM stood still. */
    GAP_RESET,
    /** Heartbeats would be sent again, after red or a reset. */
    GREEN,
    /** The longest gap between two heartbeats until then. */
    GAP,
    /** The longest pause of the JVM until then. */
    PAUSE,
    /** Evidence was written. */
    EVIDENCE,
    /** More was noted than there is room for. */
    FULL;

    static Optional<Kind> ofName(String name) {
      for (Kind kind : values()) {
        if (kind.name().equals(name)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }
}
