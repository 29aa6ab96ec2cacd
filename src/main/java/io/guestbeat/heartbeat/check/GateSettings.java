package io.guestbeat.heartbeat.check;

import io.guestbeat.text.DurationText;
import java.time.Duration;

/** The settings by which a gate is checked, opened and closed. Immutable. */
public final class GateSettings {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  private final Duration interval;
  private final Duration timeout;
  private final Duration validity;
  private final int failures;
  private final int successes;

  /**
   * Makes settings.
   *
   * @param interval from the beginning of one check to the next; more than zero
   * @param timeout how long a check may take before it has failed; more than zero
   * @param validity how old a verdict may grow before it counts as failed; more than interval and
   *     timeout together, or a healthy gate would go stale between two checks
   * @param failures how many checks in a row close the gate; 1 or more
   * @param successes how many checks in a row open it again; 1 or more
   * @throws IllegalArgumentException that says which of these does not hold
   */
  public GateSettings(
      Duration interval, Duration timeout, Duration validity, int failures, int successes) {
    requireTime("interval", interval);
    requireTime("timeout", timeout);
    if (validity.compareTo(interval.plus(timeout)) <= 0) {
      throw new IllegalArgumentException(
          "validity "
              + DurationText.of(validity)
              + ": accepted is more than interval and timeout together, "
              + DurationText.of(interval.plus(timeout)));
    }
    requireCount("failures", failures);
    requireCount("successes", successes);
    this.interval = interval;
    this.timeout = timeout;
    this.validity = validity;
    this.failures = failures;
    this.successes = successes;
  }

  /**
   * Checks every {@code interval}, each within 5 s; the first failure closes the gate, the first
   * success opens it.
   */
  public static GateSettings every(Duration interval) {
    return new GateSettings(
        interval, DEFAULT_TIMEOUT, validityFor(interval, DEFAULT_TIMEOUT), 1, 1);
  }

  /** Returns a copy with checks that may take so long, and the validity that goes with it. */
  public GateSettings within(Duration newTimeout) {
    return new GateSettings(
        interval, newTimeout, validityFor(interval, newTimeout), failures, successes);
  }

  /** Returns a copy closed and opened by so many checks in a row. */
  public GateSettings closingAfter(int newFailures, int newSuccesses) {
    return new GateSettings(interval, timeout, validity, newFailures, newSuccesses);
  }

  /** Returns the validity where none is given: one check may be missed altogether. */
  public static Duration validityFor(Duration interval, Duration timeout) {
    // Not multiplied: that alone would have the JDK set up its decimal numbers.
    Duration longest = interval.plus(timeout);
    return longest.plus(longest);
  }

  /** From the beginning of one check to the next; more than zero. */
  public Duration interval() {
    return interval;
  }

  /** Returns how long a check may take before it has failed; more than zero. */
  public Duration timeout() {
    return timeout;
  }

  /**
   * Returns how old a verdict may grow before it counts as failed; more than interval and timeout.
   */
  public Duration validity() {
    return validity;
  }

  /** Returns how many failed checks in a row close the gate; 1 or more. */
  public int failures() {
    return failures;
  }

  /** Returns how many good checks in a row open it again; 1 or more. */
  public int successes() {
    return successes;
  }

  private static void requireTime(String name, Duration span) {
    if (span.isZero() || span.isNegative()) {
      throw new IllegalArgumentException(name + " " + span + ": accepted is more than zero");
    }
  }

  private static void requireCount(String name, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(name + " " + count + ": accepted is 1 or more");
    }
  }
}
