package io.guestbeat.agent.options;

import io.guestbeat.agent.progress.ProgressGate;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.gates.ApplicationGates;
import io.guestbeat.heartbeat.gates.BuiltInGate;
import io.guestbeat.heartbeat.gates.BuiltInGates;
import io.guestbeat.heartbeat.gates.GateKey;
import io.guestbeat.text.DidYouMean;
import io.guestbeat.text.DurationText;
import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which gates the operator wants, and how; every key checked, no gate made. Immutable. */
public final class GateOptions {
  /** The settings of a gate that the application brings. */
  public static final GateSettings APPLICATION_DEFAULTS =
      GateSettings.every(Duration.ofSeconds(10));

  /** As patient as the other gates that only ask the JVM. */
  public static final GateSettings PROGRESS_DEFAULTS =
      APPLICATION_DEFAULTS.within(Duration.ofSeconds(30));

  private static final Duration LONGEST = Duration.ofHours(1);

  /** The keys that every gate has. */
  private static final List<String> COMMON_KEYS =
      Collections.unmodifiableList(
          Arrays.asList("interval", "timeout", "validity", "failures", "successes"));

  static final Option<List<String>> GATES =
      new Option<>(
          "gates",
          "deadlock",
          "names of gates, each once, joined by +; or none",
          OptionValues::gateNames);
  static final Option<Path> GATE_PATH =
      new Option<>("gate.path", null, "the path of a folder", OptionValues::path);

  /** Every option there is about gates, but those of a single gate. */
  static final List<Option<?>> ALL = Collections.unmodifiableList(Arrays.asList(GATES, GATE_PATH));

  private final List<ChosenGate> chosen = new ArrayList<>();
  private final ApplicationGates application;

  private GateOptions(GivenOptions given) {
    application = applicationGates(given);
    for (String name : given.value(GATES)) {
      chosen.add(read(name, given));
    }
    given.refuseOtherGateKeys();
  }

  /** Reads them; what is wrong is noted there. */
  static GateOptions read(GivenOptions given) {
    return new GateOptions(given);
  }

  public List<ChosenGate> chosen() {
    return Collections.unmodifiableList(chosen);
  }

  /** Where gates are that are not Guestbeat's. */
  public ApplicationGates application() {
    return application;
  }

  @Override
  public String toString() {
    return chosen.isEmpty()
        ? "none"
        : chosen.stream().map(ChosenGate::name).collect(Collectors.joining("+"));
  }

  /** Returns every key of every gate of Guestbeat's own, to find what was probably meant. */
  static List<String> knownKeys() {
    List<String> keys = new ArrayList<>();
    for (String gate : names()) {
      for (String key : keysOf(gate).orElse(Collections.emptyList())) {
        keys.add("gate." + gate + "." + key);
      }
      COMMON_KEYS.forEach(key -> keys.add("gate." + gate + "." + key));
    }
    return keys;
  }

  /** The gate's own keys; empty if only the gate knows them. */
  private static Optional<List<String>> keysOf(String gate) {
    if (gate.equals(ProgressGate.NAME)) {
      return Optional.of(ProgressGate.keys());
    }
    return BuiltInGates.find(gate)
        .map(kind -> kind.keys().stream().map(GateKey::name).collect(Collectors.toList()));
  }

  private static List<String> names() {
    List<String> names =
        BuiltInGates.all().stream().map(BuiltInGate::name).collect(Collectors.toList());
    names.add(ProgressGate.NAME);
    return names;
  }

  /** Whether it is nearly the name of one of Guestbeat's own gates, so that this was meant. */
  static boolean isNearlyNamed(String gate) {
    return DidYouMean.find(gate, names()).isPresent();
  }

  private ChosenGate read(String name, GivenOptions given) {
    Optional<BuiltInGate> builtIn = BuiltInGates.find(name);
    GateSettings others = name.equals(ProgressGate.NAME) ? PROGRESS_DEFAULTS : APPLICATION_DEFAULTS;
    GateSettings defaults = builtIn.map(BuiltInGate::defaults).orElse(others);
    GateSettings settings = settings(name, defaults, given);
    Map<String, String> keys = given.gateKeys(name, keysOf(name));
    problems(name, builtIn, keys).forEach(given::refuse);
    return new ChosenGate(name, settings, keys);
  }

  private List<String> problems(
      String name, Optional<BuiltInGate> builtIn, Map<String, String> keys) {
    if (builtIn.isPresent()) {
      return builtIn.get().problems(keys).stream()
          .map(problem -> "gate." + name + "." + problem)
          .collect(Collectors.toList());
    }
    if (name.equals(ProgressGate.NAME)) {
      return problemsOfProgress(keys);
    }
    return application.hasProviders()
        ? Collections.<String>emptyList()
        : Collections.singletonList(
            "gates: there is no gate "
                + name
                + DidYouMean.orAccepted(
                    name,
                    names(),
                    String.join(", ", names())
                        + ", and what the application brings: it brings none"));
  }

  private static List<String> problemsOfProgress(Map<String, String> keys) {
    try {
      ProgressGate.requireValid(keys);
      return Collections.emptyList();
    } catch (IllegalArgumentException e) {
      return Collections.singletonList("gate." + ProgressGate.NAME + "." + e.getMessage());
    }
  }

  private static GateSettings settings(String name, GateSettings defaults, GivenOptions given) {
    Duration interval = given.value(time(name, "interval", defaults.interval()));
    Duration timeout = given.value(time(name, "timeout", defaults.timeout()));
    Duration validity =
        given.value(time(name, "validity", GateSettings.validityFor(interval, timeout)));
    int failures = given.value(count(name, "failures", defaults.failures()));
    int successes = given.value(count(name, "successes", defaults.successes()));
    try {
      return new GateSettings(interval, timeout, validity, failures, successes);
    } catch (IllegalArgumentException e) {
      given.refuse("gate." + name + ": " + e.getMessage());
      return defaults;
    }
  }

  private static Option<Duration> time(String gate, String key, Duration defaultValue) {
    return new Option<>(
        "gate." + gate + "." + key,
        DurationText.of(defaultValue),
        "a time of 100ms to 1h",
        OptionValues.between(Duration.ofMillis(100), LONGEST));
  }

  private static Option<Integer> count(String gate, String key, int defaultValue) {
    return new Option<>(
        "gate." + gate + "." + key, "" + defaultValue, "1 or more", OptionValues::count);
  }

  private static ApplicationGates applicationGates(GivenOptions given) {
    Optional<Path> folder = Optional.ofNullable(given.value(GATE_PATH));
    try {
      return ApplicationGates.of(ClassLoader.getSystemClassLoader(), folder);
    } catch (IOException e) {
      given.refuse("gate.path=" + folder.map(Path::toString).orElse("") + ": " + ReasonText.of(e));
      return applicationGatesOfClassPath();
    }
  }

  private static ApplicationGates applicationGatesOfClassPath() {
    try {
      return ApplicationGates.of(ClassLoader.getSystemClassLoader(), Optional.empty());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
