package io.guestbeat.jmx;

import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.heartbeat.HeartbeatPhase;
import io.guestbeat.heartbeat.owner.Owner;
import io.guestbeat.jmx.bean.BeanAttribute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * The attributes of the MBean {@code type=AppMonitor}. This is the only table of them; adding one
 * is adding one line, and its value below.
 */
enum AppMonitorAttribute {
  // spotless:off (one attribute, one line)
  ENABLED("Enabled", Boolean.class, "Whether the host monitors this VM's application; null while it cannot be asked"),
  APP_STATUS("AppStatus", String.class, "The application's status at the host: GREEN, RED, GRAY or UNKNOWN"),
  APP_STATE("AppState", String.class, "The state last posted from this JVM: appStateOk or appStateNeedReset"),

  HEARTBEAT_MODE("HeartbeatMode", String.class, "Mode of the heartbeat: off, dry-run (the host is never called), presence or on"),
  HEARTBEAT_RUNNING("HeartbeatRunning", Boolean.class, "Whether Guestbeat sends heartbeats automatically now, unless they are withheld"),
  HEARTBEAT_PHASE("HeartbeatPhase", String.class, "Phase of the heartbeat: STOPPED, ALIVE, SPARED, SUSPENDED, FAILING, DRY_RUN, PRESENCE, NOT_MONITORED, OVER_BUDGET, WITHHOLDING or WAITING"),
  WITHHOLDING("Withholding", Boolean.class, "Whether no heartbeat is sent now because a gate is closed: vSphere HA resets the VM"),
  HEARTBEAT_OWNER("HeartbeatOwner", String.class, "Name of the application that sends the heartbeat of this VM, or has died while it did; null if none is known"),
  HEARTBEAT_OWNER_PROCESS("HeartbeatOwnerProcess", Long.class, "Number of the process that sends the heartbeat of this VM, or has died while it did; null if none is known"),
  HIDDEN_BY_ANOTHER("HiddenByAnother", Boolean.class, "Whether heartbeats are withheld and another program of this VM sends heartbeats, so that vSphere HA does not reset it"),
  INTERVAL("HeartbeatIntervalMillis", "Time from one heartbeat to the next"),
  SUSPENDED_FOR("SuspendedForMillis", "How much longer closed gates do not withhold heartbeats; null if they do withhold them"),
  SUSPENSION_REASON("SuspensionReason", String.class, "Why closed gates do not withhold heartbeats now; null if they do withhold them"),

  SENT("HeartbeatsSent", Long.class, "Heartbeats that the host accepted", "heartbeats", "counter"),
  WITHHELD("HeartbeatsWithheld", Long.class, "Heartbeats that were due and were withheld because a gate was closed", "heartbeats", "counter"),
  FAILED("HeartbeatsFailed", Long.class, "Heartbeats that the host did not accept", "heartbeats", "counter"),
  LATE("HeartbeatsLate", Long.class, "Heartbeats late by more than half an interval: the JVM or its host stood still", "heartbeats", "counter"),

  SINCE_LAST("MillisSinceLastHeartbeat", "Time since the last heartbeat; null before the first"),
  LAST_GAP("LastHeartbeatGapMillis", "Time between the last two heartbeats; null before the second"),
  LONGEST_GAP("LongestHeartbeatGapMillis", "Longest time without a heartbeat while they were due; null before the first"),
  RED_GAP("RedGapMillis", "Time without a heartbeat after which vSphere HA considers the application failed"),
  RESET_GAP("ResetGapMillis", "Shortest time without a heartbeat after which vSphere HA resets the VM, if its sensitivity is "),

  RESET_PENDING("ResetPending", Boolean.class, "Whether this JVM asked for a reset that was not withdrawn"),
  RESET_BUDGET("ResetBudget", String.class, "Budget of resets: how many may be claimed within which time; once it is spent, closed gates do not withhold heartbeats"),
  RESETS_CLAIMED("ResetsClaimed", Integer.class, "Resets claimed from the budget, by this JVM or by earlier ones; in a dry run those that it would have claimed", "resets", "gauge"),
  LAST_EVIDENCE("LastEvidence", String.class, "The file of the last evidence of this JVM; null if there is none"),
  EVIDENCE_FOLDER("EvidenceFolder", String.class, "The folder of evidence and of the reset budget's file, resets; null if there is none"),

  GATES("Gates", CompositeData[].class, "State of each gate: name, open, usable, reason"),
  GATES_BY_NAME("GatesByName", TabularData.class, "State of each gate as a table, for tools that cannot read arrays, such as Prometheus' jmx_exporter"),
  DECISIONS("Decisions", String[].class, "The last 100 decisions, the newest first: time, kind, reason"),
  LAST_ERROR("LastError", String.class, "Why the host does not answer, or why the last operation failed; null if it answers and none failed");
  // spotless:on

  private final String apiName;
  private final Class<?> type;
  private final String description;
  private final String units;
  private final String metricType;

  /** Declares one that is not measured. */
  AppMonitorAttribute(String apiName, Class<?> type, String description) {
    this(apiName, type, description, null, null);
  }

  /** Declares a time in milliseconds. */
  AppMonitorAttribute(String apiName, String description) {
    this(apiName, Long.class, description, "ms", "gauge");
  }

  AppMonitorAttribute(
      String apiName, Class<?> type, String description, String units, String metricType) {
    this.apiName = apiName;
    this.type = type;
    this.description = description;
    this.units = units;
    this.metricType = metricType;
  }

  /** Returns all of them, for a cluster that is set to this sensitivity. */
  static List<BeanAttribute<AppMonitorSample>> all(Sensitivity sensitivity) {
    List<BeanAttribute<AppMonitorSample>> all = new ArrayList<>();
    for (AppMonitorAttribute one : values()) {
      String end = one == RESET_GAP ? sensitivity.text() : "";
      BeanAttribute<AppMonitorSample> attribute =
          new BeanAttribute<>(one.apiName, one.type, one.description + end, one::in);
      all.add(one.units == null ? attribute : attribute.measured(one.units, one.metricType));
    }
    return all;
  }

  /** Reads it. A function for each attribute would be a class for each, so this is a switch. */
  private Object in(AppMonitorSample sample) {
    switch (this) {
      case ENABLED:
        return sample.known().isEnabled().orElse(null);
      case APP_STATUS:
        return sample.known().status().name();
      case APP_STATE:
        return sample.known().appState().map(AppState::text).orElse(null);
      case HEARTBEAT_MODE:
        return sample.engine().mode().text();
      case HEARTBEAT_RUNNING:
        return sample.engine().isRunning();
      case HEARTBEAT_PHASE:
        return sample.engine().phase().name();
      case WITHHOLDING:
        return sample.engine().phase() == HeartbeatPhase.WITHHOLDING;
      case HEARTBEAT_OWNER:
        return sample
            .engine()
            .owner()
            .map(Owner::name)
            .filter(AppMonitorAttribute::isKnown)
            .orElse(null);
      case HEARTBEAT_OWNER_PROCESS:
        return sample
            .engine()
            .owner()
            .map(Owner::process)
            .filter(AppMonitorAttribute::isKnown)
            .map(Long::valueOf)
            .orElse(null);
      case HIDDEN_BY_ANOTHER:
        return sample.engine().isHiddenByAnother();
      case INTERVAL:
        return sample.engine().interval().toMillis();
      case SUSPENDED_FOR:
        return millis(sample.engine().suspendedFor());
      case SUSPENSION_REASON:
        return sample.engine().suspensionReason().orElse(null);
      case SENT:
        return sample.known().sent();
      case WITHHELD:
        return sample.engine().withheld();
      case FAILED:
        return sample.known().failed();
      case LATE:
        return sample.engine().late();
      case SINCE_LAST:
        return millis(sample.known().sinceLast());
      case LAST_GAP:
        return millis(sample.known().lastGap());
      case LONGEST_GAP:
        return millis(sample.known().longestGap());
      case RED_GAP:
        return Sensitivity.gapToRed().toMillis();
      case RESET_GAP:
        return sample.sensitivity().gapToReset().toMillis();
      case RESET_PENDING:
        return sample.response().isResetPending();
      case RESET_BUDGET:
        return sample.response().resetBudget();
      case RESETS_CLAIMED:
        return sample.response().resetsClaimed();
      case LAST_EVIDENCE:
        return sample.response().lastEvidence().orElse(null);
      case EVIDENCE_FOLDER:
        return sample.response().evidenceFolder().orElse(null);
      case GATES:
        return GateData.of(sample.engine().gates());
      case GATES_BY_NAME:
        return GateData.byName(sample.engine().gates());
      case DECISIONS:
        return sample.decisions();
      case LAST_ERROR:
        return sample.known().lastError().orElse(null);
    }
    throw new IllegalStateException(toString());
  }

  private static boolean isKnown(String text) {
    return !text.isEmpty();
  }

  private static Long millis(Optional<Duration> duration) {
    return duration.isPresent() ? (Long) duration.get().toMillis() : null;
  }
}
