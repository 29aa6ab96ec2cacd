package io.guestbeat.agent.options;

import static java.util.stream.Collectors.joining;

import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.gates.ApplicationGates;
import io.guestbeat.heartbeat.gates.BuiltInGate;
import io.guestbeat.heartbeat.gates.GateName;
import io.guestbeat.heartbeat.gates.GatePlan;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Parsers;
import io.guestbeat.settings.Problems;
import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DidYouMean;
import io.guestbeat.text.ReasonText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The gates that the operator has chosen, and their settings: every key is checked, no gate is
 * created. Immutable.
 */
public final class GateOptions {
  static final String PREFIX = "gate.";

  /** The settings of a gate that the application brings. */
  public static final GateSettings APPLICATION_DEFAULTS =
      GateSettings.every(Duration.ofSeconds(10));

  static final Key<List<GateName>> GATES =
      Key.withDefault(
          "gates",
          "deadlock",
          "names of gates, each once, joined by +, such as deadlock+http+http:admin; or none",
          "the gates that may withhold the heartbeat: all must be open. With none, heartbeats prove"
              + " only that the JVM runs. Deadlock alone, because a deadlock is beyond doubt",
          GateOptions::names);
  static final Key<Path> GATE_PATH =
      Key.optional(
          "gate.path",
          "the path of a folder",
          "a folder with jars of gates of your own; gates on the class path do not need it",
          Parsers::path);

  /** Every option there is about gates, but those of a single gate. */
  static final List<Key<?>> ALL = Key.listOf(GATES, GATE_PATH);

  private final List<GatePlan> plans = new ArrayList<>();
  private final ApplicationGates application;

  private GateOptions(GivenOptions given) {
    application = applicationGates(given);
    List<GateName> names = given.value(GATES);
    GateKeyTexts texts = GateKeyTexts.of(given, names);
    for (GateName name : names) {
      plans.add(plan(name, texts.of(name), given));
    }
  }

  /** Reads them; what is wrong is noted there. */
  static GateOptions read(GivenOptions given) {
    return new GateOptions(given);
  }

  public List<GatePlan> plans() {
    return Collections.unmodifiableList(plans);
  }

  /** Returns where gates are that are not Guestbeat's. */
  public ApplicationGates application() {
    return application;
  }

  @Override
  public String toString() {
    return plans.isEmpty()
        ? "none"
        : plans.stream().map(plan -> plan.name().toString()).collect(joining("+"));
  }

  /** Returns what the keys of this gate begin with. */
  static String prefixOf(GateName gate) {
    return PREFIX + gate + ".";
  }

  /** Returns every key of every gate of Guestbeat's own, to find what was probably meant. */
  static List<String> knownKeys() {
    List<String> keys = new ArrayList<>();
    for (String gate : BuiltInGate.texts()) {
      keysOf(gate).forEach(key -> keys.add(PREFIX + gate + "." + key.name()));
    }
    return keys;
  }

  /** Returns the keys of gates of this kind: its own, as far as they are known, and the common. */
  static List<Key<?>> keysOf(String kind) {
    Optional<BuiltInGate> builtIn = BuiltInGate.find(kind);
    List<Key<?>> keys = new ArrayList<>();
    if (builtIn.isPresent()) {
      keys.addAll(builtIn.get().keys());
    }
    keys.addAll(CommonGateKeys.of(defaultsOf(builtIn)).all());
    return keys;
  }

  private static GateSettings defaultsOf(Optional<BuiltInGate> builtIn) {
    return builtIn.isPresent() ? builtIn.get().defaults() : APPLICATION_DEFAULTS;
  }

  static boolean isBuiltIn(GateName gate) {
    return BuiltInGate.find(gate.kind()).isPresent();
  }

  /** Returns whether it is nearly the name of one of Guestbeat's own, so that this was meant. */
  static boolean isNearlyBuiltIn(GateName gate) {
    return DidYouMean.find(gate.kind(), BuiltInGate.texts()).isPresent();
  }

  private GatePlan plan(GateName name, Map<String, Given> texts, GivenOptions given) {
    Optional<BuiltInGate> builtIn = BuiltInGate.find(name.kind());
    Map<String, Given> own = new TreeMap<>(texts);
    GateSettings settings = CommonGateKeys.of(defaultsOf(builtIn)).take(name, own, given);
    if (builtIn.isPresent()) {
      check(name, builtIn.get(), own, given);
    } else if (!application.hasProviders()) {
      given
          .problems()
          .add(
              "gates: there is no gate "
                  + name
                  + DidYouMean.orAccepted(
                      name.kind(),
                      BuiltInGate.texts(),
                      String.join(", ", BuiltInGate.texts())
                          + ", and what the application brings: it brings none"));
    }
    Map<String, String> keys = new TreeMap<>();
    for (Map.Entry<String, Given> one : own.entrySet()) {
      keys.put(one.getKey(), one.getValue().text());
    }
    return new GatePlan(name, settings, keys);
  }

  private static void check(
      GateName name, BuiltInGate gate, Map<String, Given> texts, GivenOptions given) {
    Problems problems = given.problems();
    if (name.hasInstance()) {
      gate.whyOnlyOne()
          .ifPresent(
              reason ->
                  problems.add(
                      "gates: there can be one gate "
                          + (gate + " only, not " + name + ": ")
                          + (reason + "; accepted is " + gate)));
    }
    Map<String, Given> unknown = new TreeMap<>(texts);
    for (Key<?> key : gate.keys()) {
      Given text = unknown.remove(key.name());
      if (text != null) {
        given.parse(key, text);
      } else if (key.isRequired()) {
        problems.addMissing(key.under(prefixOf(name)));
      }
    }
    for (Map.Entry<String, Given> one : unknown.entrySet()) {
      List<String> known = Key.names(keysOf(name.kind()));
      problems.addUnknown(one.getValue().toString(), one.getKey(), known);
    }
  }

  /** Names of gates, joined by {@code +} or commas; {@code none} is no gate. */
  static List<GateName> names(String text) {
    List<GateName> names = new ArrayList<>();
    if (!text.equals("none")) {
      for (String item : text.split("[+,]", -1)) {
        GateName name = GateName.parse(item.trim());
        if (names.contains(name)) {
          throw new BadTextException("names " + name + " twice");
        }
        names.add(name);
      }
    }
    return names;
  }

  private static ApplicationGates applicationGates(GivenOptions given) {
    Optional<Path> folder = given.find(GATE_PATH);
    try {
      return ApplicationGates.of(ClassLoader.getSystemClassLoader(), folder);
    } catch (IOException e) {
      given
          .problems()
          .add("gate.path=" + folder.map(Path::toString).orElse("") + ": " + ReasonText.of(e));
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
