package io.guestbeat.jconsole.view;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers as they are shown. */
final class Numbers {
  /** What is shown for what the host does not give: never a zero. */
  static final String NOT_GIVEN = "not given";

  private Numbers() {}

  static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f %%", value);
  }

  static String mhz(OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%,.0f MHz", value.getAsDouble())
        : NOT_GIVEN;
  }

  static String mb(OptionalLong value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%,d MB", value.getAsLong()) : NOT_GIVEN;
  }

  static String count(OptionalLong value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%,d", value.getAsLong()) : NOT_GIVEN;
  }

  /** In seconds up to two minutes, else in minutes, hours or days, rounded down. */
  static String span(Duration span) {
    long seconds = span.toSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7200) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
  }
}
