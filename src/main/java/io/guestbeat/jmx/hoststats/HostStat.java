package io.guestbeat.jmx.hoststats;

import io.guestbeat.text.OneLine;
import java.math.BigInteger;
import java.util.Objects;

/** A value of a semi-structured statistic, as the host gave it. Immutable. */
final class HostStat {
  private final String key;
  private final Object value;
  private final Class<?> type;
  private final String unit;
  private final String description;

  private final String hostType;

  /** Whether it is a whole number that has been too great for a Long: a text, digit by digit. */
  private final boolean isWide;

  private HostStat(HostStat like, Object value, Class<?> type, boolean isWide) {
    this(like.key, value, type, like.unit, like.hostType, like.description, isWide);
  }

  private HostStat(
      String key,
      Object value,
      Class<?> type,
      String unit,
      String hostType,
      String description,
      boolean isWide) {
    this.key = key;
    this.value = value;
    this.type = type;
    this.unit = unit;
    this.hostType = hostType;
    this.description = description;
    this.isWide = isWide;
  }

  /**
   * A value, of which the host says no more.
   *
   * @param value a Long, BigInteger, Double, String or Boolean, or null where the host has written
   *     null
   */
  static HostStat of(String key, Object value) {
    return of(key, value, null, null, null);
  }

  /**
   * A value, and what the host says of it.
   *
   * @param unit what it is measured in; null if the host does not say
   * @param hostType {@code static}, {@code instant} or {@code accumulate}; null if the host does
   *     not say
   * @param description null if the host gives none
   */
  static HostStat of(String key, Object value, String unit, String hostType, String description) {
    boolean isWide = value instanceof BigInteger;
    Object exact =
        isWide ? value.toString() : value instanceof String ? text((String) value) : value;
    // A null has no type: it is held for a text until something else is seen.
    Class<?> type = exact == null ? String.class : exact.getClass();
    return new HostStat(
        text(key), exact, type, text(unit), text(hostType), text(description), isWide);
  }

  /** Returns the host's text in one harmless line; null stays null. */
  private static String text(String foreign) {
    return foreign == null ? null : OneLine.ofMessage(foreign);
  }

  /** Returns where it stands in the host's answer, such as {@code mem.physicalMB}. */
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

  String hostType() {
    return hostType;
  }

  String description() {
    return description;
  }

  HostStat withoutValue() {
    return new HostStat(this, null, type, isWide);
  }

  /**
   * Returns this statistic after this one, which was read before: null keeps the type, and a number
   * that has had a fraction, or more digits than a Long, keeps room for them, or every other answer
   * would change the type.
   */
  HostStat after(HostStat before) {
    if (before == null) {
      return this;
    }
    if (value == null) {
      return new HostStat(this, null, before.type, before.isWide);
    }
    if (value instanceof Long && before.isWide) {
      return new HostStat(this, value.toString(), String.class, true);
    }
    if (value instanceof Long && before.type == Double.class) {
      return new HostStat(this, ((Long) value).doubleValue(), Double.class, false);
    }
    return this;
  }

  /** Returns whether a client is told the same of both, the value aside. */
  boolean isDescribedAs(HostStat other) {
    return type == other.type
        && key.equals(other.key)
        && Objects.equals(unit, other.unit)
        && Objects.equals(hostType, other.hostType)
        && Objects.equals(description, other.description);
  }
}
