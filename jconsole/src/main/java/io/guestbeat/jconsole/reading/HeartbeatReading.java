package io.guestbeat.jconsole.reading;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The application's heartbeat, by the MBean {@code type=AppMonitor}. Immutable. */
public final class HeartbeatReading {
  static final List<String> ATTRIBUTES =
      List.of(
          "Enabled",
          "AppStatus",
          "HeartbeatMode",
          "HeartbeatRunning",
          "HeartbeatPhase",
          "Withholding",
          "HeartbeatIntervalMillis",
          "SuspendedForMillis",
          "SuspensionReason",
          "HeartbeatsSent",
          "HeartbeatsWithheld",
          "HeartbeatsFailed",
          "MillisSinceLastHeartbeat",
          "RedGapMillis",
          "ResetGapMillis",
          "ResetPending",
          "Gates",
          "Decisions",
          "LastError");

  private static final Set<String> STATUSES = Set.of("GREEN", "RED", "GRAY", "UNKNOWN");
  private static final Set<String> MODES = Set.of("off", "dry-run", "presence", "on");

  private final BeanValues values;

  private HeartbeatReading(BeanValues values) {
    this.values = values;
  }

  /** These attributes, by name. */
  public static HeartbeatReading of(Map<String, ?> attributes) {
    return of(BeanValues.of(attributes));
  }

  static HeartbeatReading of(BeanValues values) {
    return new HeartbeatReading(values);
  }

  /** Returns whether the host watches this VM's application. */
  public Optional<Boolean> isEnabled() {
    return values.flag("Enabled");
  }

  /**
   * Returns what the host makes of the application: GREEN, RED, GRAY or UNKNOWN, and nothing else.
   */
  public String status() {
    return values.text("AppStatus").filter(STATUSES::contains).orElse("UNKNOWN");
  }

  /** Returns the mode of the heartbeat: off, dry-run, presence or on. */
  public Optional<String> mode() {
    return values.text("HeartbeatMode").filter(MODES::contains);
  }

  /** Returns whether the host is never called. */
  public boolean isDryRun() {
    return mode().equals(Optional.of("dry-run"));
  }

  /** Returns the name of what is done about the application now. */
  public Optional<String> phase() {
    return values.text("HeartbeatPhase");
  }

  /** Returns whether heartbeats are sent by themselves now, unless withheld. */
  public boolean isRunning() {
    return values.flag("HeartbeatRunning").orElse(false);
  }

  public Optional<Duration> interval() {
    return values.span("HeartbeatIntervalMillis");
  }

  /** Returns how much longer closed gates withhold nothing; absent if they do. */
  public Optional<Duration> suspendedFor() {
    return values.span("SuspendedForMillis");
  }

  public Optional<String> suspensionReason() {
    return values.text("SuspensionReason");
  }

  public OptionalLong sent() {
    return values.number("HeartbeatsSent");
  }

  public OptionalLong withheld() {
    return values.number("HeartbeatsWithheld");
  }

  public OptionalLong failed() {
    return values.number("HeartbeatsFailed");
  }

  public Optional<Duration> sinceLast() {
    return values.span("MillisSinceLastHeartbeat");
  }

  /** Returns the gap at which vSphere HA considers the application failed. */
  public Optional<Duration> redGap() {
    return values.span("RedGapMillis");
  }

  /**
   * Returns the gap at which it resets the VM, at the earliest, by the sensitivity that was
   * configured.
   */
  public Optional<Duration> resetGap() {
    return values.span("ResetGapMillis");
  }

  /** Returns whether the JVM has asked for a reset that was not withdrawn. */
  public boolean isResetPending() {
    return values.flag("ResetPending").orElse(false);
  }

  public Optional<String> lastError() {
    return values.text("LastError");
  }

  /** Returns the gates; absent where that is not given. */
  public Optional<List<GateReading>> gates() {
    return values
        .composites("Gates")
        .map(gates -> gates.stream().map(GateReading::of).collect(Collectors.toList()));
  }

  public boolean hasClosedGate() {
    return gates().map(all -> all.stream().anyMatch(gate -> !gate.isOpen())).orElse(false);
  }

  /** Returns the last decisions, the newest first: time, kind, reason. */
  public List<String> decisions() {
    return values.texts("Decisions").orElse(List.of());
  }

  /** Returns whether no heartbeat is sent now although one is due, as the application is dead. */
  public boolean isWithholding() {
    return values.flag("Withholding").orElse(false);
  }
}
