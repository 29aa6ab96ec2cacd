package io.guestbeat.heartbeat.gates;

import io.guestbeat.text.AddressText;
import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one gate was given for its own keys, and all of it acceptable. Immutable. */
final class GateKeys {
  private final Map<String, String> given;

  private GateKeys(Map<String, String> given) {
    this.given = given;
  }

  /**
   * Takes what was given.
   *
   * @throws IllegalArgumentException with every problem: each key, its value, what is accepted
   */
  static GateKeys of(List<GateKey<?>> keys, Map<String, String> given) {
    List<String> problems = problems(keys, given);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return new GateKeys(new TreeMap<>(given));
  }

  /** Returns every problem with what was given; each begins with its key. */
  static List<String> problems(List<GateKey<?>> keys, Map<String, String> given) {
    Map<String, String> sorted = new TreeMap<>(given);
    List<String> problems = new ArrayList<>();
    for (GateKey<?> key : keys) {
      problemOf(key, sorted.get(key.name())).ifPresent(problems::add);
    }
    Map<String, String> unknown = new TreeMap<>(sorted);
    for (GateKey<?> key : keys) {
      unknown.remove(key.name());
    }
    for (Map.Entry<String, String> key : unknown.entrySet()) {
      List<String> names = namesOf(keys);
      problems.add(
          key
              + ": no such key"
              + DidYouMean.orAccepted(key.getKey(), names, String.join(", ", names)));
    }
    return problems;
  }

  /** The value of a key that is required or has a default. */
  <T> T value(GateKey<T> key) {
    return find(key).orElseThrow(() -> new IllegalStateException(key + " has no default"));
  }

  /** The value of this key, its default if none was given; empty if it has neither. */
  <T> Optional<T> find(GateKey<T> key) {
    String text = given.get(key.name());
    return (text == null ? key.defaultText() : Optional.of(text)).map(key::parse);
  }

  private static Optional<String> problemOf(GateKey<?> key, String text) {
    if (text == null) {
      return key.isRequired()
          ? Optional.of(
              key
                  + ": missing, and the gate needs it: "
                  + key.meaning()
                  + "; accepted is "
                  + key.accepted())
          : Optional.empty();
    }
    try {
      key.parse(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          key
              + "="
              + AddressText.withoutUser(text)
              + ": "
              + BadTextException.explain(e, key.accepted()));
    }
  }

  private static List<String> namesOf(List<GateKey<?>> keys) {
    return keys.stream().map(GateKey::name).collect(Collectors.toList());
  }
}
