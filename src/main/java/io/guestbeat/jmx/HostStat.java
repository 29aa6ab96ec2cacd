package io.guestbeat.jmx;

import java.util.Objects;

/** One value of a semi-structured statistic, as the host gave it. Immutable. */
final class HostStat {
  private final String key;
  private final Object value;
  private final Class<?> type;
  private final String unit;
  private final String description;

  private HostStat(String key, Object value, Class<?> type, String unit, String description) {
    this.key = key;
    this.value = value;
    this.type = type;
    this.unit = unit;
    this.description = description;
  }

  /**
   * A value.
   *
   * @param value a Long, Double, String or Boolean, or null where the host has written null
   * @param unit what the host says that it is measured in; null if it does not
   * @param description what the host says of it; null if nothing
   */
  static HostStat of(String key, Object value, String unit, String description) {
    // A null has no type: it is held for a text until something else is seen.
    return new HostStat(
        key, value, value == null ? String.class : value.getClass(), unit, description);
  }

  /** Where it stands in the host's answer, such as {@code mem.physicalMB}. */
  String key() {
    return key;
  }

  Object value() {
    return value;
  }

  Class<?> type() {
    return type;
  }

  String unit() {
    return unit;
  }

  String description() {
    return description;
  }

  HostStat withoutValue() {
    return new HostStat(key, null, type, unit, description);
  }

  /**
   * The same after this one, which was read before: null keeps the type, and a number that has had
   * a fraction keeps room for one, or every other answer would change the type.
   */
  HostStat after(HostStat before) {
    if (before == null) {
      return this;
    }
    if (value == null) {
      return new HostStat(key, null, before.type, unit, description);
    }
    if (value instanceof Long && before.type == Double.class) {
      return new HostStat(key, ((Long) value).doubleValue(), Double.class, unit, description);
    }
    return this;
  }

  /** Whether a client is told the same of both, the value aside. */
  boolean isDescribedAs(HostStat other) {
    return type == other.type
        && key.equals(other.key)
        && Objects.equals(unit, other.unit)
        && Objects.equals(description, other.description);
  }
}
