package io.guestbeat.cli.simulate;

import io.guestbeat.guest.Statistic;
import io.guestbeat.settings.Parsers;
import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DidYouMean;
import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parses values; each method throws {@link IllegalArgumentException} for what it does not accept.
 */
final class Values {
  static final int MOST = 65_535;
  static final long MOST_MB = 1L << 26;

  /** Longer than any simulation, and short enough for a count of nanoseconds. */
  static final Duration LONGEST = Duration.ofDays(365);

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,6})?");

  private Values() {}

  static long amount(String text) {
    return Parsers.whole(text, 0, Statistic.UNLIMITED - 1);
  }

  static long limit(String text) {
    return text.equals("unlimited")
        ? Statistic.UNLIMITED
        : Parsers.whole(text, 1, Statistic.UNLIMITED - 1);
  }

  /** A share, as a number or as a percentage. */
  static double share(String text) {
    return text.endsWith("%") ? percent(text) : decimal(text, 1);
  }

  /** A percentage, with its sign, as a share. */
  static double percent(String text) {
    if (!text.endsWith("%")) {
      throw new BadTextException("has no percent sign");
    }
    return decimal(text.substring(0, text.length() - 1), 100) / 100;
  }

  static Duration span(String text) {
    Duration span = DurationText.parse(text);
    Parsers.require(span.compareTo(LONGEST) <= 0);
    return span;
  }

  /** A span in which something is counted; none is for ever. */
  static Optional<Duration> window(String text) {
    return text.equals("none") ? Optional.empty() : Optional.of(span(text));
  }

  /** A span that is not empty. */
  static Duration someTime(String text) {
    Duration span = span(text);
    Parsers.require(!span.isZero());
    return span;
  }

  static boolean isOn(String text) {
    Parsers.require(text.equals("on") || text.equals("off"));
    return text.equals("on");
  }

  static Statistic statistic(String name) {
    return Statistic.named(name)
        .orElseThrow(() -> new BadTextException("names no statistic, " + name + hint(name)));
  }

  private static String hint(String name) {
    return DidYouMean.hint(
        name,
        Arrays.stream(Statistic.values()).map(Statistic::apiName).collect(Collectors.toList()));
  }

  /** Names joined by {@code +}; {@code none} is no name. */
  static List<Statistic> statistics(String names) {
    List<Statistic> statistics = new ArrayList<>();
    if (!names.equals("none")) {
      for (String name : names.split("\\+", -1)) {
        statistics.add(statistic(name));
      }
    }
    return statistics;
  }

  private static double decimal(String text, double most) {
    Parsers.require(DECIMAL.matcher(text).matches());
    double number = Double.parseDouble(text);
    Parsers.require(number <= most);
    return number;
  }
}
