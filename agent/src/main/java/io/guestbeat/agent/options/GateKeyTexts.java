package io.guestbeat.agent.options;

import static java.util.stream.Collectors.joining;

import io.guestbeat.heartbeat.gates.GateName;
import io.guestbeat.settings.Key;
import io.guestbeat.text.DidYouMean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Assigns what was given as {@code gate.NAME.KEY} to the gates chosen. Used by one thread. */
final class GateKeyTexts {
  private final GivenOptions given;

  /** The gates chosen and the keys that each has; a gate of the application's may have others. */
  private final Map<GateName, List<String>> known = new LinkedHashMap<>();

  private final Map<GateName, Map<String, Given>> byGate = new HashMap<>();

  private GateKeyTexts(GivenOptions given, List<GateName> gates) {
    this.given = given;
    for (GateName gate : gates) {
      known.put(gate, Key.names(GateOptions.keysOf(gate.kind())));
      byGate.put(gate, new TreeMap<>());
    }
  }

  /** Assigns them; what belongs to no gate chosen is noted there. */
  static GateKeyTexts of(GivenOptions given, List<GateName> gates) {
    GateKeyTexts texts = new GateKeyTexts(given, gates);
    for (Given key : given.gateKeys()) {
      if (key.isOfTheEnvironment()) {
        texts.addVariable(key);
      } else {
        texts.addKey(key);
      }
    }
    return texts;
  }

  /** Returns what this gate was given, by its keys without their prefix. */
  Map<String, Given> of(GateName gate) {
    return Collections.unmodifiableMap(byGate.get(gate));
  }

  private void addKey(Given text) {
    for (GateName gate : known.keySet()) {
      if (text.key().startsWith(GateOptions.prefixOf(gate))) {
        put(gate, text.key().substring(GateOptions.prefixOf(gate).length()), text);
        return;
      }
    }
    List<String> near = new ArrayList<>(GateOptions.knownKeys());
    known.forEach((gate, keys) -> keys.forEach(key -> near.add(GateOptions.prefixOf(gate) + key)));
    String hint = near.contains(text.key()) ? "" : DidYouMean.hint(text.key(), near);
    given.problems().add(text + ": its gate is not among those chosen" + hint);
  }

  /**
   * A variable's name tells neither a dot nor a colon from a dash, so it may mean several keys; it
   * is refused if it does.
   */
  private void addVariable(Given text) {
    Map<GateName, String> meant = new LinkedHashMap<>();
    known.forEach((gate, keys) -> keyMeant(text, gate).ifPresent(key -> meant.put(gate, key)));
    if (meant.size() > 1) {
      given.problems().add(text + ": means more than one key, " + joined(meant));
    } else if (meant.size() == 1) {
      meant.forEach((gate, key) -> put(gate, key, text));
    } else {
      given.ignore(text, whyIgnored(text));
    }
  }

  private static String joined(Map<GateName, String> meant) {
    return meant.entrySet().stream()
            .map(entry -> GateOptions.prefixOf(entry.getKey()) + entry.getValue())
            .collect(joining(" and "))
        + "; accepted is a variable that means one, so set these as system properties or in a file";
  }

  private Optional<String> keyMeant(Given variable, GateName gate) {
    return keyBehind(variable, gate)
        .flatMap(
            key -> {
              String spelling = OptionName.spelling(key);
              Optional<String> itsOwn =
                  known.get(gate).stream()
                      .filter(name -> OptionName.spelling(name).equals(spelling))
                      .findFirst();
              return itsOwn.isPresent() || GateOptions.isBuiltIn(gate) ? itsOwn : Optional.of(key);
            });
  }

  private String whyIgnored(Given variable) {
    boolean isOfAGateChosen = false;
    for (GateName gate : known.keySet()) {
      Optional<String> key = keyBehind(variable, gate);
      isOfAGateChosen |= key.isPresent();
      Optional<String> near = key.flatMap(name -> DidYouMean.find(name, known.get(gate)));
      if (near.isPresent()) {
        return "did you mean "
            + OptionName.environment(GateOptions.prefixOf(gate) + near.get())
            + "?";
      }
    }
    return isOfAGateChosen ? "" : "its gate is not among those chosen";
  }

  /** Returns what stands in the variable's name behind the gate's; empty if it is not there. */
  private static Optional<String> keyBehind(Given variable, GateName gate) {
    String prefix = GateOptions.prefixOf(gate);
    return OptionName.spelling(variable.key()).startsWith(OptionName.spelling(prefix))
        ? Optional.of(variable.key().substring(prefix.length()))
        : Optional.empty();
  }

  private void put(GateName gate, String key, Given text) {
    byGate.get(gate).putIfAbsent(key, text);
  }
}
