package io.guestbeat.heartbeat.gates;

import io.guestbeat.text.BadTextException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a gate in options, log and MBeans: its kind, such as {@code http}, or kind and
 * instance, such as {@code http:admin}, where there are several of a kind. Immutable.
 */
public final class GateName {
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private final String kind;
  private final Optional<String> instance;

  private GateName(String kind, Optional<String> instance) {
    this.kind = kind;
    this.instance = instance;
  }

  /**
   * Returns the name of this text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static GateName parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    if (!KIND.matcher(kind).matches()) {
      throw new BadTextException(
          text.isEmpty() ? "has an empty name" : "has an invalid name, " + text);
    }
    if (colon < 0) {
      return new GateName(kind, Optional.empty());
    }
    String instance = text.substring(colon + 1);
    if (!INSTANCE.matcher(instance).matches()) {
      throw new BadTextException(
          "has an invalid name, "
              + text
              + ": after the colon, 1 to 32 letters, digits, - or _ are needed");
    }
    return new GateName(kind, Optional.of(instance));
  }

  /** Returns the name of the gate of this kind, and of its instance of this number from 2 on. */
  public static GateName numbered(BuiltInGate kind, int number) {
    return new GateName(
        kind.text(), number == 1 ? Optional.empty() : Optional.of(Integer.toString(number)));
  }

  /** Returns which gate it is: one of {@link BuiltInGate}, or one that the application brings. */
  public String kind() {
    return kind;
  }

  /** Returns whether it names one of several instances. */
  public boolean hasInstance() {
    return instance.isPresent();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GateName && other.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return instance.isPresent() ? kind + ":" + instance.get() : kind;
  }
}
