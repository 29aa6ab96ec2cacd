package io.guestbeat.appmonitor;

import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.regex.Pattern;

/** The text of custom values, {@code custom:45s/3m/5/12h}; see {@link Sensitivity#ofText}. */
final class CustomSensitivity {
  private static final String NAME = "custom";
  private static final String NO_WINDOW = "none";
  private static final int MOST_RESETS = 65_535;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

  /** Longer than any cluster waits, and short enough for a count of nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private CustomSensitivity() {}

  static Sensitivity parse(String text) {
    String[] values = valuesOf(text);
    Sensitivity custom = Sensitivity.HIGH;
    if (!values[0].isEmpty()) {
      custom = custom.withFailureInterval(someTime("failure interval", values[0]));
    }
    if (!values[1].isEmpty()) {
      custom = custom.withMinimumUptime(time("minimum uptime", values[1]));
    }
    int maxResets = values[2].isEmpty() ? custom.maxResets() : count(values[2]);
    if (values[3].equals(NO_WINDOW)) {
      return custom.withMaxResetsForEver(maxResets);
    }
    return custom.withMaxResets(
        maxResets,
        values[3].isEmpty() ? custom.resetWindow().get() : someTime("window", values[3]));
  }

  /** The four values; those left out are empty. */
  private static String[] valuesOf(String text) {
    if (!text.equals(NAME) && !text.startsWith(NAME + ":")) {
      throw new IllegalArgumentException("\"" + text + "\"; accepted is " + Sensitivity.ACCEPTED);
    }
    String[] given = text.substring(Math.min(text.length(), NAME.length() + 1)).split("/", -1);
    if (given.length > 4) {
      throw new BadTextException("has more than four values");
    }
    String[] values = {"", "", "", ""};
    for (int i = 0; i < given.length; i++) {
      values[i] = given[i].trim();
    }
    if (String.join("", values).isEmpty()) {
      throw new BadTextException("has no values");
    }
    return values;
  }

  static String text(Sensitivity custom) {
    return NAME
        + ":"
        + DurationText.of(custom.failureInterval())
        + "/"
        + DurationText.of(custom.minimumUptime())
        + "/"
        + custom.maxResets()
        + "/"
        + custom.resetWindow().map(DurationText::of).orElse(NO_WINDOW);
  }

  private static Duration someTime(String name, String text) {
    Duration span = span(name, text);
    if (span.isZero() || span.compareTo(LONGEST) > 0) {
      throw bad(name, text, "is not more than 0s and at most 365d");
    }
    return span;
  }

  private static Duration time(String name, String text) {
    Duration span = span(name, text);
    if (span.compareTo(LONGEST) > 0) {
      throw bad(name, text, "is not of 0s to 365d");
    }
    return span;
  }

  private static Duration span(String name, String text) {
    try {
      return DurationText.parse(text);
    } catch (BadTextException e) {
      throw bad(name, text, e.reason());
    }
  }

  private static int count(String text) {
    int resets = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : MOST_RESETS + 1;
    if (resets > MOST_RESETS) {
      throw bad("maximum of resets", text, "is not a whole number from 0 to " + MOST_RESETS);
    }
    return resets;
  }

  private static BadTextException bad(String name, String text, String reason) {
    return new BadTextException("has a " + name + ", " + text + ", that " + reason);
  }
}
