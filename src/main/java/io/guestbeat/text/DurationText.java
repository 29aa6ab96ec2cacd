package io.guestbeat.text;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spans of time as operators write them: {@code 500ms}, {@code 10s}, {@code 1m30s}, {@code 1h};
 * also in the other ways of the field, {@code 1.5h}, {@code 2 min}, {@code PT90S}. Stateless.
 */
public final class DurationText {
  /** What is accepted, for messages. */
  public static final String ACCEPTED = "a time such as 500ms, 10s, 1m30s or 1h";

  private static final String UNITS = "ms, s, m, h or d";

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  private DurationText() {}

  /**
   * The span of this text, zero or more.
   *
   * @throws IllegalArgumentException that says what is wrong with it and what is accepted
   */
  public static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    try {
      return matcher.matches()
          ? Duration.ofMillis(Long.parseLong(matcher.group(1)) * Unit.of(matcher.group(2)).millis)
          : OtherForms.parse(text.trim());
    } catch (BadTextException e) {
      throw e.about(text, ACCEPTED);
    }
  }

  /**
   * Returns the text of this span, in the largest unit that leaves nothing out; rounded down to 1
   * ms.
   */
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

  /** The units, each in all its spellings. */
  private enum Unit {
    MILLISECOND(1, "ms", "msec", "msecs", "millis", "millisecond", "milliseconds"),
    SECOND(1000, "s", "sec", "secs", "second", "seconds"),
    MINUTE(60_000, "m", "min", "mins", "minute", "minutes"),
    HOUR(3_600_000, "h", "hr", "hrs", "hour", "hours"),
    DAY(86_400_000, "d", "day", "days");

    final long millis;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody changes it.
    private final List<String> spellings;

    Unit(long millis, String... spellings) {
      this.millis = millis;
      this.spellings = Arrays.asList(spellings);
    }

    static Unit of(String spelling) {
      for (Unit unit : values()) {
        if (unit.spellings.contains(spelling)) {
          return unit;
        }
      }
      throw new BadTextException("has an unknown unit, " + spelling + " (known are " + UNITS + ")");
    }
  }

  /** What is read where the text is not one number and one unit. */
  private static final class OtherForms {
    private static final Pattern PART =
        Pattern.compile("\\s*(\\d{1,9})(?:\\.(\\d{1,3})\\d*)?\\s*([A-Za-z]+)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.]+");

    private OtherForms() {}

    static Duration parse(String text) {
      if (NUMBER.matcher(text).matches()) {
        throw new BadTextException(
            text.startsWith("-") ? "is negative" : "has no unit (" + UNITS + ")");
      }
      if (text.startsWith("P")) {
        return ofIso8601(text);
      }
      Matcher part = PART.matcher(text);
      Duration span = Duration.ZERO;
      long lastUnit = Long.MAX_VALUE;
      int end = 0;
      while (end < text.length()) {
        if (!part.find(end) || part.start() != end) {
          throw new BadTextException("is not a time");
        }
        Unit unit = Unit.of(part.group(3));
        if (unit.millis >= lastUnit) {
          throw new BadTextException("has its units in the wrong order; write the largest first");
        }
        lastUnit = unit.millis;
        end = part.end();
        span = span.plusMillis(millis(part.group(1), part.group(2), unit));
      }
      if (lastUnit == Long.MAX_VALUE) {
        throw new BadTextException("is empty");
      }
      return span;
    }

    private static long millis(String whole, String fraction, Unit unit) {
      long thousandths = fraction == null ? 0 : Long.parseLong((fraction + "00").substring(0, 3));
      return Long.parseLong(whole) * unit.millis + thousandths * unit.millis / 1000;
    }

    private static Duration ofIso8601(String text) {
      try {
        Duration span = Duration.parse(text);
        if (span.isNegative()) {
          throw new BadTextException("is negative");
        }
        // Nobody means more, and less overflows nowhere.
        return Duration.ofMillis(Math.min(span.getSeconds(), 1L << 40) * 1000)
            .plusNanos(span.getNano());
      } catch (DateTimeParseException e) {
        throw new BadTextException("is not a duration of ISO 8601, such as PT1M30S");
      }
    }
  }
}
