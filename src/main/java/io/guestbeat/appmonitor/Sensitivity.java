package io.guestbeat.appmonitor;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of vSphere HA's VM monitoring that decide when a VM is reset: one of three presets,
 * or custom values. Immutable; two of the same values are equal.
 *
 * <p>Source: vSphere Availability.
 */
public final class Sensitivity {
  /** Reset after 30 s of red; at most three an hour. */
  public static final Sensitivity HIGH =
      preset(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofHours(1));

  /** Reset after 60 s of red; at most three a day. */
  public static final Sensitivity MEDIUM =
      preset(Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofHours(24));

  /** Reset after 120 s of red; at most three a week. */
  public static final Sensitivity LOW =
      preset(Duration.ofMinutes(2), Duration.ofMinutes(8), Duration.ofDays(7));

  /** What {@link #ofText} accepts, for messages. */
  public static final String ACCEPTED =
      "high, medium, low, or custom:FAILURE_INTERVAL/MINIMUM_UPTIME/MAX_RESETS/WINDOW, such as "
          + "custom:45s/3m/5/12h";

  private static final List<Sensitivity> PRESETS =
      Collections.unmodifiableList(Arrays.asList(HIGH, MEDIUM, LOW));
  private static final List<String> NAMES = Arrays.asList("high", "medium", "low");
  private static final Duration HEARTBEAT_DEADLINE = Duration.ofSeconds(30);

  private final Duration failureInterval;
  private final Duration minimumUptime;
  private final int maxResets;
  private final Optional<Duration> resetWindow;

  private Sensitivity(
      Duration failureInterval,
      Duration minimumUptime,
      int maxResets,
      Optional<Duration> resetWindow) {
    this.failureInterval = notNegative(failureInterval);
    this.minimumUptime = notNegative(minimumUptime);
    this.maxResets = notNegative(maxResets);
    this.resetWindow = resetWindow;
  }

  private static Sensitivity preset(
      Duration failureInterval, Duration minimumUptime, Duration resetWindow) {
    return new Sensitivity(failureInterval, minimumUptime, 3, Optional.of(resetWindow));
  }

  /** Returns vSphere's presets: high, medium and low. */
  public static List<Sensitivity> presets() {
    return PRESETS;
  }

  /**
   * Returns the preset of this name, or the custom values of this text: {@code custom:45s/3m/5/12h}
   * is a failure interval of 45 s, a minimum uptime of 3 minutes, and at most 5 resets in 12 hours.
   * A value that is empty or left out at the end is that of high; the window may be {@code none}.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  public static Sensitivity ofText(String text) {
    int preset = NAMES.indexOf(text);
    return preset >= 0 ? PRESETS.get(preset) : CustomSensitivity.parse(text);
  }

  /** Returns a copy in which the VM is reset once the status has been red for this time. */
  public Sensitivity withFailureInterval(Duration span) {
    return new Sensitivity(span, minimumUptime, maxResets, resetWindow);
  }

  /** Returns a copy in which no reset happens for this time after power-on. */
  public Sensitivity withMinimumUptime(Duration span) {
    return new Sensitivity(failureInterval, span, maxResets, resetWindow);
  }

  /** Returns a copy with at most this many resets in any span of this length. */
  public Sensitivity withMaxResets(int resets, Duration window) {
    return new Sensitivity(
        failureInterval, minimumUptime, resets, Optional.of(notNegative(window)));
  }

  /** Returns a copy with at most this many resets, until something clears their count. */
  public Sensitivity withMaxResetsForEver(int resets) {
    return new Sensitivity(failureInterval, minimumUptime, resets, Optional.empty());
  }

  /**
   * Returns its text in options: {@code high}, {@code medium}, {@code low}, or custom values as
   * {@link #ofText} takes them.
   */
  public String text() {
    int preset = PRESETS.indexOf(this);
    return preset >= 0 ? NAMES.get(preset) : CustomSensitivity.text(this);
  }

  /** Returns how long after the last heartbeat the status turns red, at every setting: 30 s. */
  public static Duration gapToRed() {
    return HEARTBEAT_DEADLINE;
  }

  /**
   * Returns how long after the last heartbeat the VM is reset, at the earliest: 60 s to 150 s at
   * the presets.
   */
  public Duration gapToReset() {
    return HEARTBEAT_DEADLINE.plus(failureInterval);
  }

  /**
   * Returns how long the status must have been red before the VM is reset: 30 s, 60 s or 120 s at
   * the presets.
   */
  public Duration failureInterval() {
    return failureInterval;
  }

  /** Returns how long after power-on no reset happens: 2, 4 or 8 minutes at the presets. */
  public Duration minimumUptime() {
    return minimumUptime;
  }

  /** Returns how many resets there are at most in the window: 3 at the presets. */
  public int maxResets() {
    return maxResets;
  }

  /**
   * Returns the span in which resets are counted, an hour to a week at the presets; empty if every
   * reset counts, however long ago.
   */
  public Optional<Duration> resetWindow() {
    return resetWindow;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sensitivity && hasValuesOf((Sensitivity) other);
  }

  private boolean hasValuesOf(Sensitivity other) {
    return failureInterval.equals(other.failureInterval)
        && minimumUptime.equals(other.minimumUptime)
        && maxResets == other.maxResets
        && resetWindow.equals(other.resetWindow);
  }

  @Override
  public int hashCode() {
    return Objects.hash(failureInterval, minimumUptime, maxResets, resetWindow);
  }

  @Override
  public String toString() {
    return text();
  }

  private static Duration notNegative(Duration span) {
    if (span.isNegative()) {
      throw new IllegalArgumentException("span " + span + ": accepted is 0 or more");
    }
    return span;
  }

  private static int notNegative(int resets) {
    if (resets < 0) {
      throw new IllegalArgumentException("resets " + resets + ": accepted is 0 or more");
    }
    return resets;
  }
}
