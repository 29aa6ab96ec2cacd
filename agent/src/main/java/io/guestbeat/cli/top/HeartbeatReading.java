package io.guestbeat.cli.top;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.heartbeat.HeartbeatPhase;
import io.guestbeat.text.OneLine;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javax.management.openmbean.CompositeData;

/**
 * The heartbeat at one look, by the names of the MBean's attributes: what was not given is absent.
 * Immutable.
 */
public final class HeartbeatReading {
  static final List<String> ATTRIBUTES =
      Collections.unmodifiableList(
          Arrays.asList(
              "AppStatus",
              "Enabled",
              "HeartbeatMode",
              "HeartbeatPhase",
              "HeartbeatIntervalMillis",
              "MillisSinceLastHeartbeat",
              "HeartbeatsSent",
              "HeartbeatsWithheld",
              "HeartbeatsFailed",
              "SuspendedForMillis",
              "SuspensionReason",
              "ResetPending",
              "LastError",
              "Gates"));

  private final Map<String, Object> values;

  private HeartbeatReading(Map<String, Object> values) {
    this.values = values;
  }

  public static HeartbeatReading of(Map<String, ?> attributes) {
    return new HeartbeatReading(new HashMap<>(attributes));
  }

  /** What the host makes of the application. */
  public Optional<AppStatus> status() {
    return text("AppStatus").map(AppStatus::ofText);
  }

  /** Returns whether the host watches this VM's application. */
  public Optional<Boolean> isEnabled() {
    return flag("Enabled");
  }

  /** Returns the mode of the heartbeat: off, dry-run, presence or on. */
  public Optional<String> mode() {
    return text("HeartbeatMode");
  }

  /** Returns whether the host is never called. */
  public boolean isDryRun() {
    return mode().equals(Optional.of("dry-run"));
  }

  /** Returns what is done about the application. */
  public Optional<HeartbeatPhase> phase() {
    return text("HeartbeatPhase").flatMap(HeartbeatPhase::ofName);
  }

  public Optional<Duration> interval() {
    return span("HeartbeatIntervalMillis");
  }

  public Optional<Duration> sinceLast() {
    return span("MillisSinceLastHeartbeat");
  }

  public OptionalLong sent() {
    return number("HeartbeatsSent");
  }

  public OptionalLong withheld() {
    return number("HeartbeatsWithheld");
  }

  public OptionalLong failed() {
    return number("HeartbeatsFailed");
  }

  /** Returns how much longer closed gates withhold nothing; absent if they do. */
  public Optional<Duration> suspendedFor() {
    return span("SuspendedForMillis");
  }

  public Optional<String> suspensionReason() {
    return text("SuspensionReason");
  }

  /** Returns whether the JVM has asked for a reset that was not withdrawn. */
  public boolean isResetPending() {
    return flag("ResetPending").orElse(false);
  }

  /** Returns why the host cannot be asked, or why the last operation failed. */
  public Optional<String> lastError() {
    return text("LastError");
  }

  /** Returns the gates; absent where there are none to be had. */
  public Optional<List<GateReading>> gates() {
    return value("Gates", CompositeData[].class)
        .map(
            gates -> Arrays.stream(gates).map(HeartbeatReading::gate).collect(Collectors.toList()));
  }

  private static GateReading gate(CompositeData gate) {
    return new GateReading(
        OneLine.of(String.valueOf(gate.get("name"))),
        Boolean.TRUE.equals(gate.get("open")),
        Boolean.TRUE.equals(gate.get("usable")),
        OneLine.of(String.valueOf(gate.get("reason"))));
  }

  private Optional<String> text(String name) {
    return value(name, String.class).map(OneLine::of);
  }

  private Optional<Boolean> flag(String name) {
    return value(name, Boolean.class);
  }

  private OptionalLong number(String name) {
    Optional<Long> number = value(name, Long.class);
    return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
  }

  private Optional<Duration> span(String name) {
    return value(name, Long.class).map(Duration::ofMillis);
  }

  private <T> Optional<T> value(String name, Class<T> type) {
    return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
  }
}
