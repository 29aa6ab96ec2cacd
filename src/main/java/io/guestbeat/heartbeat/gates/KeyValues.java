package io.guestbeat.heartbeat.gates;

import io.guestbeat.text.DurationText;
import io.guestbeat.text.PathText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How keys' texts become values where gates share the way; each method throws {@link
 * IllegalArgumentException} for what it does not accept.
 */
final class KeyValues {
  private KeyValues() {}

  /** A list of a gate's keys. */
  static List<GateKey<?>> keys(GateKey<?>... keys) {
    return Collections.unmodifiableList(Arrays.asList(keys.clone()));
  }

  /** The key of how long a probe may take. */
  static GateKey<Duration> within(String defaultText, String meaning) {
    return GateKey.withDefault(
        "within",
        defaultText,
        "a time of 1ms to 10m, such as 500ms or 3s",
        meaning,
        text -> duration(text, Duration.ofMillis(1), Duration.ofMinutes(10)));
  }

  /** A span of time within these bounds. */
  static Duration duration(String text, Duration shortest, Duration longest) {
    Duration span = DurationText.parse(text);
    require(span.compareTo(shortest) >= 0 && span.compareTo(longest) <= 0);
    return span;
  }

  /** The text itself, if there is any. */
  static String nonEmpty(String text) {
    require(!text.trim().isEmpty());
    return text;
  }

  /** A path, which may begin with ~ for the user's home. */
  static Path path(String text) {
    return PathText.parse(nonEmpty(text));
  }

  static void require(boolean isAccepted) {
    if (!isAccepted) {
      throw new IllegalArgumentException();
    }
  }
}
