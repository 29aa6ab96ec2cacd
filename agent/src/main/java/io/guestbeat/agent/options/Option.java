package io.guestbeat.agent.options;

import java.util.Locale;
import java.util.function.Function;

/** One option: its key, its default, what it accepts. Immutable. */
public final class Option<T> {
  private static final String PROPERTY_PREFIX = "guestbeat.";
  private static final String ENVIRONMENT_PREFIX = "GUESTBEAT_";

  private final String key;
  private final String defaultText;
  private final String accepted;
  private final Function<String, T> parser;

  /**
   * Describes an option.
   *
   * @param defaultText its value where none is given; null for none
   * @param accepted what it accepts, for people
   * @param parser throws {@link IllegalArgumentException} for what is not accepted
   */
  Option(String key, String defaultText, String accepted, Function<String, T> parser) {
    this.key = key;
    this.defaultText = defaultText;
    this.accepted = accepted;
    this.parser = parser;
  }

  public String key() {
    return key;
  }

  String propertyName() {
    return PROPERTY_PREFIX + key;
  }

  String environmentName() {
    return environmentNameOf(key);
  }

  public String accepted() {
    return accepted;
  }

  /** How its default is written, or null. */
  public String defaultText() {
    return defaultText;
  }

  /** Its default, or null. */
  public T defaultValue() {
    return defaultText == null ? null : parse(defaultText);
  }

  /**
   * The value of this text.
   *
   * @throws IllegalArgumentException if that is not accepted
   */
  public T parse(String text) {
    return parser.apply(text);
  }

  static String environmentNameOf(String key) {
    return ENVIRONMENT_PREFIX + inEnvironment(key);
  }

  /** How a key, or a part of one, is spelled in the name of an environment variable. */
  static String inEnvironment(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  static boolean isPropertyName(String name) {
    return name.startsWith(PROPERTY_PREFIX);
  }

  /** The key in a system property's name. */
  static String keyOfProperty(String name) {
    return name.substring(PROPERTY_PREFIX.length());
  }

  /** The key in an environment variable's name, which tells no dot from a dash: all are dashes. */
  static String keyOfEnvironment(String name) {
    return name.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static boolean isEnvironmentName(String name) {
    return name.startsWith(ENVIRONMENT_PREFIX);
  }
}
