package io.guestbeat.agent.options;

import io.guestbeat.insight.pause.PauseSettings;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Parsers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The options of the pauses. Stateless. */
final class PauseOptions {
  static final Key<Duration> MIN =
      Key.withDefault(
          "pause.min",
          "250ms",
          "a time of 50ms to 10s",
          "the shortest pause of the JVM that is recorded",
          Parsers.between(PauseSettings.SHORTEST_MIN, PauseSettings.LONGEST_MIN));
  static final Key<Duration> TICK =
      Key.withDefault(
          "pause.tick",
          "100ms",
          "a time of 10ms to 1s",
          "how long the pause meter sleeps between two measurements",
          Parsers.between(PauseSettings.SHORTEST_TICK, PauseSettings.LONGEST_TICK));

  /** Every option there is about pauses. */
  static final List<Key<?>> ALL = Collections.unmodifiableList(Arrays.asList(MIN, TICK));

  private PauseOptions() {}

  static PauseSettings read(GivenOptions given) {
    return new PauseSettings(given.value(MIN), given.value(TICK));
  }
}
