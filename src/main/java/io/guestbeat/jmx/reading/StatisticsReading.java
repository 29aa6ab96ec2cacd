package io.guestbeat.jmx.reading;

import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The host's statistics, read from the MBean {@code type=GuestStats}. Immutable. */
public final class StatisticsReading {
  /** The attributes that are read, besides the statistics. */
  public static final List<String> ATTRIBUTES =
      Collections.unmodifiableList(
          Arrays.asList(
              "Available",
              "UnavailableReason",
              "HostDescription",
              "LastUpdateTime",
              "SessionId",
              "SessionChanges",
              "ResourcePoolPath"));

  /** The host's number for no limit. */
  private static final long UNLIMITED = 0xffff_ffffL;

  private final BeanValues values;

  private StatisticsReading(BeanValues values) {
    this.values = values;
  }

  /** Returns the statistics of these attributes, by name. */
  public static StatisticsReading of(Map<String, ?> attributes) {
    return new StatisticsReading(BeanValues.of(attributes));
  }

  /** Returns whether the host gives statistics now. */
  public boolean isAvailable() {
    return values.flag("Available").orElse(false);
  }

  /** Returns why the host gives none. */
  public Optional<String> unavailableReason() {
    return values.text("UnavailableReason");
  }

  /** Returns which host it is, and how it is reached. */
  public Optional<String> host() {
    return values.text("HostDescription");
  }

  /** Returns when the host last gave statistics. */
  public Optional<Date> lastUpdate() {
    return values.value("LastUpdateTime", Date.class);
  }

  /** Returns the span in which counters continue. */
  public Optional<String> session() {
    return values.text("SessionId");
  }

  /** Returns how often the session has changed: vMotion, resume, revert. */
  public OptionalLong sessionChanges() {
    return values.number("SessionChanges");
  }

  /** Returns the path of the VM's resource pool. */
  public Optional<String> resourcePoolPath() {
    return values.text("ResourcePoolPath");
  }

  /** Returns the statistic of this name; absent where the host does not give it. */
  public OptionalLong value(String statistic) {
    return isAvailable() ? values.number(statistic) : OptionalLong.empty();
  }

  /** Returns whether the host gives this limit, and says that there is none. */
  public boolean isUnlimited(String limit) {
    return value(limit).equals(OptionalLong.of(UNLIMITED));
  }

  /** Returns the limit of this name; absent where there is none, or the host does not give it. */
  public OptionalLong limit(String limit) {
    return isUnlimited(limit) ? OptionalLong.empty() : value(limit);
  }
}
