package io.guestbeat.agent.runtime;

import io.guestbeat.heartbeat.DurationText;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * How options' texts become values; each method throws {@link IllegalArgumentException} for what it
 * does not accept.
 */
final class OptionValues {
  private OptionValues() {}

  /** A span of at most {@code longest}, such as {@code 500ms} or {@code 1s}. */
  static Duration duration(String text, Duration longest) {
    Duration duration = DurationText.parse(text);
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
