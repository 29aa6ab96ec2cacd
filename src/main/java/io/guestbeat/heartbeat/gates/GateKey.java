package io.guestbeat.heartbeat.gates;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of a gate's own keys: its name, its default, what it accepts and what it means. The gate's
 * parser and the reference page are both made from it. Immutable.
 *
 * @param <T> what its text becomes
 */
public final class GateKey<T> {
  private final String name;
  private final String defaultText;
  private final boolean required;
  private final String accepted;
  private final String meaning;
  private final Function<String, T> parser;

  private GateKey(
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
   * A key that must be given; its parser throws {@link IllegalArgumentException} for what it does
   * not accept.
   */
  static <T> GateKey<T> required(
      String name, String accepted, String meaning, Function<String, T> parser) {
    return new GateKey<>(name, null, true, accepted, meaning, parser);
  }

  /** A key that has a default. */
  static <T> GateKey<T> withDefault(
      String name,
      String defaultText,
      String accepted,
      String meaning,
      Function<String, T> parser) {
    Objects.requireNonNull(defaultText, "defaultText");
    return new GateKey<>(name, defaultText, false, accepted, meaning, parser);
  }

  /** A key that may be left out and has no default. */
  static <T> GateKey<T> optional(
      String name, String accepted, String meaning, Function<String, T> parser) {
    return new GateKey<>(name, null, false, accepted, meaning, parser);
  }

  /** Its name: what stands behind {@code gate.NAME.}. */
  public String name() {
    return name;
  }

  /** Its value where none is given; empty if it has none. */
  public Optional<String> defaultText() {
    return Optional.ofNullable(defaultText);
  }

  /** Whether the gate cannot be without it. */
  public boolean isRequired() {
    return required;
  }

  /** What it accepts, for people: completes "accepted is". */
  public String accepted() {
    return accepted;
  }

  /** What it means, in one line. */
  public String meaning() {
    return meaning;
  }

  /**
   * The value of this text.
   *
   * @throws IllegalArgumentException if it is not accepted
   */
  T parse(String text) {
    return parser.apply(text);
  }

  @Override
  public String toString() {
    return name;
  }
}
