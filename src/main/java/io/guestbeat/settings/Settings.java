package io.guestbeat.settings;

import io.guestbeat.text.AddressText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Texts that were given for a list of keys, all of them accepted. Immutable. */
public final class Settings {
  private final Map<String, String> given;

  private Settings(Map<String, String> given) {
    this.given = given;
  }

  /**
   * Checks and takes what was given.
   *
   * @throws IllegalArgumentException with every problem: each key, its value, what is accepted
   */
  public static Settings of(List<Key<?>> keys, Map<String, String> given) {
    Problems problems = new Problems();
    Map<String, String> unknown = new TreeMap<>(given);
    for (Key<?> key : keys) {
      String text = unknown.remove(key.name());
      if (text != null) {
        problems.parse(key, text, subject(key.name(), text));
      } else if (key.isRequired()) {
        problems.addMissing(key);
      }
    }
    for (Map.Entry<String, String> one : unknown.entrySet()) {
      String subject = subject(one.getKey(), one.getValue());
      problems.addUnknown(subject, one.getKey(), Key.names(keys));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems.all()));
    }
    return new Settings(new TreeMap<>(given));
  }

  /** Returns the value of a key that is required or has a default. */
  public <T> T value(Key<T> key) {
    return find(key).orElseThrow(() -> new IllegalStateException(key + " has no default"));
  }

  /** Returns the value of this key, its default if none was given; empty if it has neither. */
  public <T> Optional<T> find(Key<T> key) {
    String text = given.get(key.name());
    return text == null ? key.defaultValue() : Optional.of(key.parse(text));
  }

  private static String subject(String name, String text) {
    return name + "=" + AddressText.withoutUser(text);
  }
}
