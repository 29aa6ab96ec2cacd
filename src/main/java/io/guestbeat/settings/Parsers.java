package io.guestbeat.settings;

import io.guestbeat.text.DurationText;
import io.guestbeat.text.PathText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Parsers that several keys share; each throws {@link IllegalArgumentException} for what it does
 * not accept. Stateless.
 */
public final class Parsers {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");

  private Parsers() {}

  /** Accepts a time of at most {@code longest}, such as {@code 500ms} or {@code 1s}. */
  public static Function<String, Duration> upTo(Duration longest) {
    return between(Duration.ZERO, longest);
  }

  /** Accepts a time within these bounds. */
  public static Function<String, Duration> between(Duration shortest, Duration longest) {
    return text -> {
      Duration time = DurationText.parse(text);
      require(time.compareTo(shortest) >= 0 && time.compareTo(longest) <= 0);
      return time;
    };
  }

  /** Accepts a time that is not zero. */
  public static Duration someTime(String text) {
    Duration time = DurationText.parse(text);
    require(!time.isZero());
    return time;
  }

  /** Accepts a whole number within these bounds. */
  public static long whole(String text, long least, long most) {
    require(DIGITS.matcher(text).matches());
    long number = Long.parseLong(text);
    require(number >= least && number <= most);
    return number;
  }

  /** Accepts a whole number of 1 or more. */
  public static int count(String text) {
    return (int) whole(text, 1, Integer.MAX_VALUE);
  }

  /** Accepts one of two words; the value is whether it is the first. */
  public static Function<String, Boolean> either(String yes, String no) {
    return text -> {
      require(text.equals(yes) || text.equals(no));
      return text.equals(yes);
    };
  }

  /** Accepts the name of a constant in lower case, with hyphens, such as {@code dry-run}. */
  public static <E extends Enum<E>> Function<String, E> nameIn(Class<E> type) {
    return text -> {
      for (E constant : type.getEnumConstants()) {
        if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
          return constant;
        }
      }
      throw new IllegalArgumentException(text);
    };
  }

  /** Accepts any text that is not blank. */
  public static String nonEmpty(String text) {
    require(!text.trim().isEmpty());
    return text;
  }

  /** Accepts a path, which may begin with ~ for the user's home. */
  public static Path path(String text) {
    return PathText.parse(nonEmpty(text));
  }

  /** Refuses a text unless this holds. */
  public static void require(boolean isAccepted) {
    if (!isAccepted) {
      throw new IllegalArgumentException();
    }
  }
}
