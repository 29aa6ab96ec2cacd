package io.guestbeat.heartbeat.escalation.budget;

import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of resets that are allowed within a time. Immutable. */
public final class ResetAllowance {
  private static final String NO_BOUND = "unlimited";
  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\s*/\\s*(.+)", Pattern.DOTALL);
  private static final Duration WINDOW_OF_NO_BOUND = Duration.ofHours(1);

  private final int resets;
  private final boolean isBounded;
  private final Duration window;

  private ResetAllowance(int resets, boolean isBounded, Duration window) {
    this.resets = resets;
    this.isBounded = isBounded;
    this.window = window;
  }

  /** Two within an hour: one less than vSphere HA itself allows at high sensitivity. */
  public static ResetAllowance standard() {
    return new ResetAllowance(2, true, Duration.ofHours(1));
  }

  /**
   * Returns the allowance of this text: {@code 2/1h} is two within an hour, {@code 0/1h} is never,
   * {@code unlimited} is always.
   *
   * @throws IllegalArgumentException that says what is accepted
   */
  public static ResetAllowance parse(String text) {
    if (text.equals(NO_BOUND)) {
      return new ResetAllowance(Integer.MAX_VALUE, false, WINDOW_OF_NO_BOUND);
    }
    Matcher matcher = TEXT.matcher(text.trim());
    if (!matcher.matches()) {
      throw refused(text);
    }
    Duration window;
    try {
      window = DurationText.parse(matcher.group(2));
    } catch (IllegalArgumentException e) {
      throw refused(text);
    }
    if (window.isZero()) {
      throw refused(text);
    }
    return new ResetAllowance(Integer.parseInt(matcher.group(1)), true, window);
  }

  /** Returns how many; empty if there is no bound. */
  public OptionalInt resets() {
    return isBounded ? OptionalInt.of(resets) : OptionalInt.empty();
  }

  /** Within which time. */
  public Duration window() {
    return window;
  }

  /** Returns the text of this allowance, as {@link #parse} takes it. */
  @Override
  public String toString() {
    return isBounded ? resets + "/" + DurationText.of(window) : NO_BOUND;
  }

  boolean permits(int used) {
    return used < resets;
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "\""
            + text
            + "\"; accepted is a number of resets and a time, such as 2/1h, 0/1h for never, or "
            + NO_BOUND);
  }
}
