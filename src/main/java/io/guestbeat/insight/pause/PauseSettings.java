package io.guestbeat.insight.pause;

import java.time.Duration;

/** The settings by which pauses are measured. Immutable. */
public final class PauseSettings {
  /** The least that can be called a pause. */
  public static final Duration SHORTEST_MIN = Duration.ofMillis(50);

  /** The most that can be overlooked. */
  public static final Duration LONGEST_MIN = Duration.ofSeconds(10);

  /** The shortest sleep between two looks. */
  public static final Duration SHORTEST_TICK = Duration.ofMillis(10);

  /** The longest sleep between two looks. */
  public static final Duration LONGEST_TICK = Duration.ofSeconds(1);

  private final Duration min;
  private final Duration tick;

  /**
   * Makes settings.
   *
   * @param min what is at least a pause: 50 ms to 10 s
   * @param tick how long the meter sleeps between two looks: 10 ms to 1 s
   * @throws IllegalArgumentException if one of them is not accepted
   */
  public PauseSettings(Duration min, Duration tick) {
    this.min = require("min", min, SHORTEST_MIN, LONGEST_MIN);
    this.tick = require("tick", tick, SHORTEST_TICK, LONGEST_TICK);
  }

  /** Returns what is at least a pause. */
  public Duration min() {
    return min;
  }

  /** Returns how long the meter sleeps between two looks. */
  public Duration tick() {
    return tick;
  }

  private static Duration require(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name + " " + value + ": accepted is " + least + " to " + most);
    }
    return value;
  }
}
