package io.guestbeat.jmx.reading;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.heartbeat.HeartbeatPhase;
import io.guestbeat.text.OneLine;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The application's heartbeat, read from the MBean {@code type=AppMonitor}. A value that was not
 * given, or is another than those that there are, is absent. Immutable.
 */
public final class HeartbeatReading {
  /** The attributes that are read. */
  public static final List<String> ATTRIBUTES =
      Collections.unmodifiableList(
          Arrays.asList(
              "Enabled",
              "AppStatus",
              "HeartbeatMode",
              "HeartbeatRunning",
              "HeartbeatPhase",
              "Withholding",
              "HeartbeatOwner",
              "HeartbeatOwnerProcess",
              "HiddenByAnother",
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
              "LastError"));

  private static final Set<String> MODES =
      new HashSet<>(Arrays.asList("off", "dry-run", "presence", "on"));

  private final BeanValues values;

  private HeartbeatReading(BeanValues values) {
    this.values = values;
  }

  /** Returns the heartbeat of these attributes, by name. */
  public static HeartbeatReading of(Map<String, ?> attributes) {
    return new HeartbeatReading(BeanValues.of(attributes));
  }

  /** Returns whether the host monitors this VM's application. */
  public Optional<Boolean> isEnabled() {
    return values.flag("Enabled");
  }

  /** Returns the status that the host reports for the application. */
  public Optional<AppStatus> status() {
    return values.text("AppStatus").map(AppStatus::ofText);
  }

  /** Returns the mode of the heartbeat: off, dry-run, presence or on. */
  public Optional<String> mode() {
    return values.text("HeartbeatMode").filter(MODES::contains);
  }

  /** Returns whether the host is never called. */
  public boolean isDryRun() {
    return mode().equals(Optional.of("dry-run"));
  }

  /** Returns what is done about the application. */
  public Optional<HeartbeatPhase> phase() {
    return values.text("HeartbeatPhase").flatMap(HeartbeatPhase::ofName);
  }

  /** Returns whether heartbeats are sent by themselves now, unless withheld. */
  public boolean isRunning() {
    return values.flag("HeartbeatRunning").orElse(false);
  }

  /** Returns whether no heartbeat is sent now although one is due, as the application is dead. */
  public boolean isWithholding() {
    return values.flag("Withholding").orElse(false);
  }

  /** Returns whether another process sends the heartbeat of this VM, or has died while it did. */
  public boolean isWaiting() {
    return phase().equals(Optional.of(HeartbeatPhase.WAITING));
  }

  /** Returns the process that sends the heartbeat of this VM, such as "process 4711 (acme)". */
  public String owner() {
    String name = values.text("HeartbeatOwner").map(known -> " (" + known + ")").orElse("");
    OptionalLong process = values.number("HeartbeatOwnerProcess");
    return OneLine.of(
        (process.isPresent() ? "process " + process.getAsLong() : "another process") + name);
  }

  /** Returns whether another program sends heartbeats although this JVM withholds its own. */
  public boolean isHiddenByAnother() {
    return values.flag("HiddenByAnother").orElse(false);
  }

  /** Returns the time from one heartbeat to the next. */
  public Optional<Duration> interval() {
    return values.span("HeartbeatIntervalMillis");
  }

  /** Returns how much longer closed gates withhold nothing; absent if they do. */
  public Optional<Duration> suspendedFor() {
    return values.span("SuspendedForMillis");
  }

  /** Returns why the gates are suspended. */
  public Optional<String> suspensionReason() {
    return values.text("SuspensionReason");
  }

  /** Returns how many heartbeats were sent. */
  public OptionalLong sent() {
    return values.number("HeartbeatsSent");
  }

  /** Returns how many heartbeats were withheld. */
  public OptionalLong withheld() {
    return values.number("HeartbeatsWithheld");
  }

  /** Returns how many heartbeats failed. */
  public OptionalLong failed() {
    return values.number("HeartbeatsFailed");
  }

  /** Returns how long ago the last heartbeat was sent. */
  public Optional<Duration> sinceLast() {
    return values.span("MillisSinceLastHeartbeat");
  }

  /** Returns the gap at which vSphere HA considers the application failed. */
  public Optional<Duration> redGap() {
    return values.span("RedGapMillis");
  }

  /**
   * Returns the gap at which vSphere HA resets the VM, at the earliest, by the sensitivity that was
   * configured.
   */
  public Optional<Duration> resetGap() {
    return values.span("ResetGapMillis");
  }

  /** Returns whether the JVM has asked for a reset that was not withdrawn. */
  public boolean isResetPending() {
    return values.flag("ResetPending").orElse(false);
  }

  /** Returns why the host cannot be asked, or why the last operation failed. */
  public Optional<String> lastError() {
    return values.text("LastError");
  }

  /** Returns the gates; absent where they are not given. */
  public Optional<List<GateReading>> gates() {
    return values
        .rows("Gates")
        .map(gates -> gates.stream().map(GateReading::new).collect(Collectors.toList()));
  }

  /** Returns whether a gate is closed. */
  public boolean hasClosedGate() {
    return gates().map(all -> all.stream().anyMatch(gate -> !gate.isOpen())).orElse(false);
  }
}
