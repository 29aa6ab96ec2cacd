package io.guestbeat.agent.options;

import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.gates.GateName;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Parsers;
import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that every gate has, with the defaults of one. Immutable. */
public final class CommonGateKeys {
  private final GateSettings defaults;
  private final Key<Duration> interval;
  private final Key<Duration> timeout;
  private final Key<Duration> validity;
  private final Key<Integer> failures;
  private final Key<Integer> successes;

  private CommonGateKeys(GateSettings defaults) {
    this.defaults = defaults;
    interval = time("interval", defaults.interval(), "from one check to the next");
    timeout = time("timeout", defaults.timeout(), "how long a check may take before it has failed");
    validity =
        time(
            "validity",
            defaults.validity(),
            "how old the last verdict may be before the gate closes; more than interval and timeout"
                + " together, and twice that if not given");
    failures =
        count("failures", defaults.failures(), "how many failed checks in a row close the gate");
    successes =
        count("successes", defaults.successes(), "how many good checks in a row open it again");
  }

  /** Returns the keys of a gate with these defaults. */
  public static CommonGateKeys of(GateSettings defaults) {
    return new CommonGateKeys(defaults);
  }

  /** Returns all of them, in the order in which they are documented. */
  public List<Key<?>> all() {
    return Key.listOf(interval, timeout, validity, failures, successes);
  }

  /** Takes these keys out of what a gate was given; what is wrong is noted. */
  GateSettings take(GateName gate, Map<String, Given> texts, GivenOptions given) {
    Duration everySo = value(interval, texts, given).orElse(defaults.interval());
    Duration within = value(timeout, texts, given).orElse(defaults.timeout());
    Optional<Duration> valid = value(validity, texts, given);
    int closing = value(failures, texts, given).orElse(defaults.failures());
    int opening = value(successes, texts, given).orElse(defaults.successes());
    try {
      return new GateSettings(
          everySo,
          within,
          valid.isPresent() ? valid.get() : GateSettings.validityFor(everySo, within),
          closing,
          opening);
    } catch (IllegalArgumentException e) {
      given.problems().add("gate." + gate + ": " + e.getMessage());
      return defaults;
    }
  }

  /** Returns the value; empty if none was given. */
  private static <T> Optional<T> value(Key<T> key, Map<String, Given> texts, GivenOptions given) {
    Given text = texts.remove(key.name());
    return text == null ? Optional.empty() : given.parse(key, text);
  }

  private static Key<Duration> time(String name, Duration defaultValue, String meaning) {
    return Key.withDefault(
        name,
        DurationText.of(defaultValue),
        "a time of 100ms to 1h",
        meaning,
        Parsers.between(Duration.ofMillis(100), Duration.ofHours(1)));
  }

  private static Key<Integer> count(String name, int defaultValue, String meaning) {
    return Key.withDefault(name, "" + defaultValue, "1 or more", meaning, Parsers::count);
  }
}
