package io.guestbeat.agent.options;

import io.guestbeat.insight.pause.PauseSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What the operator wants to know of pauses. Stateless. */
final class PauseOptions {
  static final Option<Duration> MIN =
      new Option<>(
          "pause.min",
          "250ms",
          "a time of 50ms to 10s",
          OptionValues.between(PauseSettings.SHORTEST_MIN, PauseSettings.LONGEST_MIN));
  static final Option<Duration> TICK =
      new Option<>(
          "pause.tick",
          "100ms",
          "a time of 10ms to 1s",
          OptionValues.between(PauseSettings.SHORTEST_TICK, PauseSettings.LONGEST_TICK));

  /** Every option there is about pauses. */
  static final List<Option<?>> ALL = Collections.unmodifiableList(Arrays.asList(MIN, TICK));

  private PauseOptions() {}

  static PauseSettings read(GivenOptions given) {
    return new PauseSettings(given.value(MIN), given.value(TICK));
  }
}
