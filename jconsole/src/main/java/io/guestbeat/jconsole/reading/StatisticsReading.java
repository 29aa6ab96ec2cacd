package io.guestbeat.jconsole.reading;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The statistics of the MBean {@code type=GuestStats}. Immutable. */
public final class StatisticsReading {
  static final List<String> ATTRIBUTES =
      List.of(
          "Available",
          "UnavailableReason",
          "HostDescription",
          "LastUpdateTime",
          "SessionId",
          "SessionChanges",
          "ElapsedMs",
          "CpuUsedMs",
          "CpuStolenMs",
          "HostProcessorSpeed",
          "CpuLimitMHz",
          "CpuReservationMHz",
          "MemMappedMB",
          "MemActiveMB",
          "MemBalloonedMB",
          "MemSwappedMB",
          "MemLimitMB",
          "MemReservationMB");

  /** What the host says for no limit. */
  private static final long UNLIMITED = 0xffff_ffffL;

  private final BeanValues values;

  private StatisticsReading(BeanValues values) {
    this.values = values;
  }

  /** These attributes, by name. */
  public static StatisticsReading of(Map<String, ?> attributes) {
    return of(BeanValues.of(attributes));
  }

  static StatisticsReading of(BeanValues values) {
    return new StatisticsReading(values);
  }

  /** Returns whether the host gives statistics now. */
  public boolean isAvailable() {
    return values.flag("Available").orElse(false);
  }

  /** Returns why it does not. */
  public Optional<String> unavailableReason() {
    return values.text("UnavailableReason");
  }

  /** Returns which host, and how it is reached. */
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

  /** Returns how often that has changed: vMotion, resume, revert. */
  public OptionalLong sessionChanges() {
    return values.number("SessionChanges");
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
