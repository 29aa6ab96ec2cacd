package io.guestbeat.heartbeat;

import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.Objects;

/** The settings by which heartbeats are sent and withheld. Immutable. */
public final class HeartbeatSettings {
  /** The shortest interval. */
  public static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

  /** The longest interval: vSphere HA waits for 30 s, and one heartbeat may be a little late. */
  public static final Duration LONGEST_INTERVAL = Duration.ofSeconds(25);

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final HeartbeatMode mode;
  private final Duration interval;
  private final Duration grace;
  private final Duration withholdAfter;

  private HeartbeatSettings(
      HeartbeatMode mode, Duration interval, Duration grace, Duration withholdAfter) {
    this.mode = Objects.requireNonNull(mode, "mode");
    this.interval = requireInterval(interval);
    this.grace = requireWait("grace", grace);
    this.withholdAfter = requireWait("withholdAfter", withholdAfter);
  }

  /** This mode, every 10 s, with a grace of 60 s, withholding as soon as a gate closes. */
  public static HeartbeatSettings of(HeartbeatMode mode) {
    return new HeartbeatSettings(
        mode, Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ZERO);
  }

  /** Returns a copy in another mode. */
  public HeartbeatSettings inMode(HeartbeatMode newMode) {
    return new HeartbeatSettings(newMode, interval, grace, withholdAfter);
  }

  /** Returns a copy with heartbeats this far apart: 1 s to 25 s. */
  public HeartbeatSettings withInterval(Duration newInterval) {
    return new HeartbeatSettings(mode, newInterval, grace, withholdAfter);
  }

  /** Returns a copy with closed gates withholding nothing for so long after the start: 0 to 1 h. */
  public HeartbeatSettings withGrace(Duration newGrace) {
    return new HeartbeatSettings(mode, interval, newGrace, withholdAfter);
  }

  /** Returns a copy withholding only once gates have been closed for so long: 0 to 1 h. */
  public HeartbeatSettings withholdingAfter(Duration newWithholdAfter) {
    return new HeartbeatSettings(mode, interval, grace, newWithholdAfter);
  }

  /**
   * This interval, if it is accepted.
   *
   * @throws IllegalArgumentException if it is not 1 s to 25 s
   */
  static Duration requireInterval(Duration interval) {
    if (interval.compareTo(SHORTEST_INTERVAL) < 0 || interval.compareTo(LONGEST_INTERVAL) > 0) {
      throw new IllegalArgumentException(
          "heartbeat interval " + DurationText.of(interval) + ": accepted is 1s to 25s");
    }
    return interval;
  }

  private static Duration requireWait(String name, Duration span) {
    if (span.isNegative() || span.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException(name + " " + span + ": accepted is 0s to 1h");
    }
    return span;
  }

  /** Returns whether heartbeats are sent by themselves, and may be withheld. */
  public HeartbeatMode mode() {
    return mode;
  }

  /** From one heartbeat to the next: 1 s to 25 s. */
  public Duration interval() {
    return interval;
  }

  /** Returns how long after the start closed gates withhold nothing: 0 to 1 h. */
  public Duration grace() {
    return grace;
  }

  /** Returns how long gates must have been closed before heartbeats are withheld: 0 to 1 h. */
  public Duration withholdAfter() {
    return withholdAfter;
  }
}
