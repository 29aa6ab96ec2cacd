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
    if (!text.equals(NAME) && !text.startsWith(NAME + ":")) {
      throw new IllegalArgumentException("\"" + text + "\"; accepted is " + Sensitivity.ACCEPTED);
    }
    String[] parts = text.substring(Math.min(text.length(), NAME.length() + 1)).split("/", -1);
    if (parts.length > 4) {
      throw new BadTextException("has more than four values");
    }
    String failureInterval = part(parts, 0);
    String minimumUptime = part(parts, 1);
    String resets = part(parts, 2);
    String window = part(parts, 3);
    if ((failureInterval + minimumUptime + resets + window).isEmpty()) {
      throw new BadTextException("has no values");
    }
    Sensitivity high = Sensitivity.HIGH;
    Sensitivity spans =
        high.withFailureInterval(
                failureInterval.isEmpty()
                    ? high.failureInterval()
                    : someTime("failure interval", failureInterval))
            .withMinimumUptime(
                minimumUptime.isEmpty()
                    ? high.minimumUptime()
                    : time("minimum uptime", minimumUptime));
    int maxResets = resets.isEmpty() ? high.maxResets() : count(resets);
    if (window.equals(NO_WINDOW)) {
      return spans.withMaxResetsForEver(maxResets);
    }
    return spans.withMaxResets(
        maxResets, window.isEmpty() ? high.resetWindow().get() : someTime("window", window));
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

  private static String part(String[] parts, int index) {
    return index < parts.length ? parts[index].trim() : "";
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
      throw bad("maximum of resets", text, "is no whole number from 0 to " + MOST_RESETS);
    }
    return resets;
  }

  private static BadTextException bad(String name, String text, String reason) {
    return new BadTextException("has a " + name + ", " + text + ", that " + reason);
  }
}
