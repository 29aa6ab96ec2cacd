package io.guestbeat.agent.runtime;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * How options' texts become values; each method throws {@link IllegalArgumentException} for what it
 * does not accept.
 */
final class OptionValues {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s)");

  private OptionValues() {}

  /** A span of at most {@code longest}, such as {@code 500ms} or {@code 1s}. */
  static Duration duration(String text, Duration longest) {
    Matcher matcher = DURATION.matcher(text);
    require(matcher.matches());
    long number = Long.parseLong(matcher.group(1));
    Duration duration =
        matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    require(duration.compareTo(longest) <= 0);
    return duration;
  }

  /** The domain of object names that are no patterns. */
  static String domain(String text) {
    try {
      require(!text.isEmpty() && !new ObjectName(text + ":type=GuestStats").isPattern());
      return text;
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Path path(String text) {
    require(!text.isEmpty());
    return Paths.get(text);
  }

  static String exactly(String accepted, String text) {
    require(accepted.equals(text));
    return text;
  }

  private static void require(boolean isAccepted) {
    if (!isAccepted) {
      throw new IllegalArgumentException();
    }
  }
}
