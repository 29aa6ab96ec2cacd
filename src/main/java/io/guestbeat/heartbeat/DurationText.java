package io.guestbeat.heartbeat;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spans of time as operators write them: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}.
 * Stateless.
 */
public final class DurationText {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  private DurationText() {}

  /**
   * The span of this text, zero or more.
   *
   * @throws IllegalArgumentException that says what is accepted
   */
  public static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\"; accepted is a time such as 500ms, 10s, 2m or 1h");
    }
    long number = Long.parseLong(matcher.group(1));
    switch (matcher.group(2)) {
      case "ms":
        return Duration.ofMillis(number);
      case "s":
        return Duration.ofSeconds(number);
      case "m":
        return Duration.ofMinutes(number);
      default:
        return Duration.ofHours(number);
    }
  }

  /** The text of this span, in the largest unit that leaves nothing out; rounded down to 1 ms. */
  public static String of(Duration span) {
    long millis = span.toMillis();
    if (millis % 1000 != 0 || millis == 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
