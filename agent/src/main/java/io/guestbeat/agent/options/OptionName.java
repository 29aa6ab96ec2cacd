package io.guestbeat.agent.options;

import java.util.Locale;

/** Converts the key of an option to a system property or environment variable. Stateless. */
final class OptionName {
  private static final String PROPERTY_PREFIX = "guestbeat.";
  private static final String ENVIRONMENT_PREFIX = "GUESTBEAT_";

  private OptionName() {}

  static String property(String key) {
    return PROPERTY_PREFIX + key;
  }

  static boolean isProperty(String name) {
    return name.startsWith(PROPERTY_PREFIX);
  }

  /** Returns the key in a system property's name. */
  static String keyOfProperty(String name) {
    return name.substring(PROPERTY_PREFIX.length());
  }

  static String environment(String key) {
    return ENVIRONMENT_PREFIX + spelling(key).toUpperCase(Locale.ROOT);
  }

  static boolean isEnvironment(String name) {
    return name.startsWith(ENVIRONMENT_PREFIX);
  }

  /** Returns the key in an environment variable's name; all that is no letter there is a dash. */
  static String keyOfEnvironment(String name) {
    return name.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what is left of a key in an environment variable: no case, dots, dashes, colons. */
  static String spelling(String key) {
    return key.toLowerCase(Locale.ROOT).replace('.', '_').replace('-', '_').replace(':', '_');
  }
}
