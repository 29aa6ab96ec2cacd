package io.guestbeat.jconsole.reading;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the host does to the virtual machine, by the MBean {@code type=GuestStats}. Immutable. */
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

  /** Whether the host gives statistics now. */
  public boolean isAvailable() {
    return values.flag("Available").orElse(false);
  }

  /** Why it does not. */
  public Optional<String> unavailableReason() {
    return values.text("UnavailableReason");
  }

  /** Which host, and how it is reached. */
  public Optional<String> host() {
    return values.text("HostDescription");
  }

  /** When the host last gave statistics. */
  public Optional<Date> lastUpdate() {
    return values.value("LastUpdateTime", Date.class);
  }

  /** The span in which counters continue. */
  public Optional<String> session() {
    return values.text("SessionId");
  }

  /** How often that has changed: vMotion, resume, revert. */
  public OptionalLong sessionChanges() {
    return values.number("SessionChanges");
  }

  /** The statistic of this name; absent where the host does not give it. */
  public OptionalLong value(String statistic) {
    return isAvailable() ? values.number(statistic) : OptionalLong.empty();
  }

  /** Whether the host gives this limit, and says that there is none. */
  public boolean isUnlimited(String limit) {
    return value(limit).equals(OptionalLong.of(UNLIMITED));
  }

  /** The limit of this name; absent where there is none, or the host does not give it. */
  public OptionalLong limit(String limit) {
    return isUnlimited(limit) ? OptionalLong.empty() : value(limit);
  }
}
