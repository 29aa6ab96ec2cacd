package io.guestbeat.cli.top.screen;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Figures in words, the same on every screen and line. */
final class Words {
  static final String ABSENT = "-";

  private Words() {}

  static String percent(OptionalDouble percent) {
    return percent.isPresent()
        ? String.format(Locale.ROOT, "%.1f %%", percent.getAsDouble())
        : ABSENT;
  }

  static String rounded(OptionalDouble figure) {
    return figure.isPresent() ? Long.toString(Math.round(figure.getAsDouble())) : ABSENT;
  }

  static String number(OptionalLong number) {
    return number.isPresent() ? Long.toUnsignedString(number.getAsLong()) : ABSENT;
  }

  /** A statistic without its unit. */
  static String value(Optional<Snapshot> snapshot, Statistic statistic) {
    return number(number(snapshot, statistic));
  }

  /** A statistic with its unit; a limit that there is not is none. */
  static String amount(Optional<Snapshot> snapshot, Statistic statistic) {
    if (snapshot.filter(known -> known.isUnlimited(statistic)).isPresent()) {
      return "none";
    }
    String value = value(snapshot, statistic);
    return value.equals(ABSENT) ? value : value + " " + statistic.unit();
  }

  /** A statistic, unless it is a limit that there is not. */
  static OptionalLong bounded(Optional<Snapshot> snapshot, Statistic statistic) {
    return snapshot.filter(known -> known.isUnlimited(statistic)).isPresent()
        ? OptionalLong.empty()
        : number(snapshot, statistic);
  }

  static OptionalLong number(Optional<Snapshot> snapshot, Statistic statistic) {
    return snapshot.map(known -> known.value(statistic)).orElse(OptionalLong.empty());
  }

  /** Some time, as short as it is of use. */
  static String span(Duration span) {
    long seconds = span.toMillis() / 1000;
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1fs", span.toMillis() / 1000.0);
    }
    if (seconds < 120) {
      return seconds + "s";
    }
    return seconds < 7200 ? seconds / 60 + "m" : seconds / 3600 + "h";
  }
}
