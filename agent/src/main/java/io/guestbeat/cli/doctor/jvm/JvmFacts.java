package io.guestbeat.cli.doctor.jvm;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The facts about a JVM that are visible from outside. Immutable. */
final class JvmFacts {
  final String name;
  final OptionalInt version;
  final List<String> options;
  final boolean hasGuestbeat;
  final boolean survivesQuit;

  /** How it was started with Guestbeat, if it was. */
  final Optional<GivenAgent> agent;

  /** Whether its Java is an image without java.management. */
  final boolean lacksManagement;

  /**
   * The facts.
   *
   * @param name for people
   * @param version the feature version of its Java, if that shows
   * @param survivesQuit whether it handles the signal by which one attaches
   */
  JvmFacts(
      String name,
      OptionalInt version,
      List<String> options,
      boolean hasGuestbeat,
      boolean survivesQuit,
      Optional<GivenAgent> agent,
      boolean lacksManagement) {
    this.name = name;
    this.version = version;
    this.options = options;
    this.hasGuestbeat = hasGuestbeat;
    this.survivesQuit = survivesQuit;
    this.agent = agent;
    this.lacksManagement = lacksManagement;
  }

  /** Returns whether it handles no signals, by its options. */
  boolean reducesSignals() {
    return has("-Xrs") || has("-XX:+ReduceSignalUsage");
  }

  boolean isFrom(int oldest) {
    return version.orElse(0) >= oldest;
  }

  boolean has(String option) {
    return options.contains(option);
  }

  boolean hasAnyThatBegins(String start) {
    return options.stream().anyMatch(option -> option.startsWith(start));
  }
}
