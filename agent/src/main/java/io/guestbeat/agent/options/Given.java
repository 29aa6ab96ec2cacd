package io.guestbeat.agent.options;

import io.guestbeat.text.AddressText;

/** An option as it was written, and where. Immutable. */
final class Given {
  private static final String ENVIRONMENT = "environment variable";
  private static final String FILE = "file ";

  private final String name;
  private final String key;
  private final String text;
  private final String place;

  private Given(String name, String key, String text, String place) {
    this.name = name;
    this.key = key;
    this.text = text.trim();
    this.place = place;
  }

  static Given inArgument(String key, String text) {
    return new Given(key, key, text, "agent option");
  }

  static Given inProperty(String name, String text) {
    return new Given(name, OptionName.keyOfProperty(name), text, "system property");
  }

  static Given inEnvironment(String name, String text) {
    return new Given(name, OptionName.keyOfEnvironment(name), text, ENVIRONMENT);
  }

  static Given inFile(String key, String text, Object file) {
    return new Given(key, key, text, FILE + file);
  }

  /** Returns the name by which it was written, such as that of the environment variable. */
  String name() {
    return name;
  }

  String key() {
    return key;
  }

  String text() {
    return text;
  }

  boolean isOfTheEnvironment() {
    return place.equals(ENVIRONMENT);
  }

  /** Returns it without its text where it may be none of ours: a file may hold passwords. */
  String ofAnybody() {
    return place.startsWith(FILE) ? name + " (" + place + ")" : toString();
  }

  @Override
  public String toString() {
    return name + "=" + AddressText.withoutUser(text) + " (" + place + ")";
  }
}
