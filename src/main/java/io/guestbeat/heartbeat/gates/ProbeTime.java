package io.guestbeat.heartbeat.gates;

import io.guestbeat.settings.Key;
import io.guestbeat.settings.Parsers;
import java.time.Duration;

/** The key by which gates that ask somebody else bound the time of an answer. Stateless. */
final class ProbeTime {
  private ProbeTime() {}

  /** Returns the key of how long a probe may take. */
  static Key<Duration> within(String defaultText, String meaning) {
    return Key.withDefault(
        "within",
        defaultText,
        "a time of 1ms to 10m, such as 500ms or 3s",
        meaning,
        Parsers.between(Duration.ofMillis(1), Duration.ofMinutes(10)));
  }
}
