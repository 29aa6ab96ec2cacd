package io.guestbeat.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Describes one setting: its name, its default, what it accepts and what it means. The parser, the
 * help and the reference pages are made from it. Immutable.
 *
 * @param <T> what its text becomes
 */
public final class Key<T> {
  private final String name;
  private final String defaultText;
  private final boolean required;
  private final String accepted;
  private final String meaning;
  private final Function<String, T> parser;

  private Key(
      String name,
      String defaultText,
      boolean required,
      String accepted,
      String meaning,
      Function<String, T> parser) {
    this.name = Objects.requireNonNull(name, "name");
    this.defaultText = defaultText;
    this.required = required;
    this.accepted = Objects.requireNonNull(accepted, "accepted");
    this.meaning = Objects.requireNonNull(meaning, "meaning");
    this.parser = Objects.requireNonNull(parser, "parser");
  }

  /**
   * Returns a key that must be given.
   *
   * @param accepted what it accepts, for people: completes "accepted is"
   * @param meaning what it means, in one sentence without a period
   * @param parser throws {@link IllegalArgumentException} for what is not accepted
   */
  public static <T> Key<T> required(
      String name, String accepted, String meaning, Function<String, T> parser) {
    return new Key<>(name, null, true, accepted, meaning, parser);
  }

  /** Returns a key that has a default; the others are as in {@link #required}. */
  public static <T> Key<T> withDefault(
      String name,
      String defaultText,
      String accepted,
      String meaning,
      Function<String, T> parser) {
    Objects.requireNonNull(defaultText, "defaultText");
    return new Key<>(name, defaultText, false, accepted, meaning, parser);
  }

  /** Returns a key that may be left out and has no default. */
  public static <T> Key<T> optional(
      String name, String accepted, String meaning, Function<String, T> parser) {
    return new Key<>(name, null, false, accepted, meaning, parser);
  }

  /** Returns these keys as a list that nobody can change. */
  public static List<Key<?>> listOf(Key<?>... keys) {
    return Collections.unmodifiableList(Arrays.asList(keys.clone()));
  }

  /** Returns the names of these keys, in their order. */
  public static List<String> names(Collection<? extends Key<?>> keys) {
    List<String> names = new ArrayList<>();
    for (Key<?> key : keys) {
      names.add(key.name());
    }
    return names;
  }

  /** Returns the same key with a longer name, such as {@code gate.http.url} of {@code url}. */
  public Key<T> under(String prefix) {
    return new Key<>(prefix + name, defaultText, required, accepted, meaning, parser);
  }

  /** Returns the name by which it is given. */
  public String name() {
    return name;
  }

  /** Returns the text of its value where none is given; empty if it has no default. */
  public Optional<String> defaultText() {
    return Optional.ofNullable(defaultText);
  }

  /** Returns its value where none is given; empty if it has no default. */
  public Optional<T> defaultValue() {
    return defaultText == null ? Optional.empty() : Optional.of(parse(defaultText));
  }

  /** Returns whether it must be given. */
  public boolean isRequired() {
    return required;
  }

  /** Returns what it accepts, for people: completes "accepted is". */
  public String accepted() {
    return accepted;
  }

  /** Returns what it means, in one sentence without a period. */
  public String meaning() {
    return meaning;
  }

  /**
   * Returns the value of this text.
   *
   * @throws IllegalArgumentException if it is not accepted
   */
  public T parse(String text) {
    return parser.apply(text);
  }

  @Override
  public String toString() {
    return name;
  }
}
