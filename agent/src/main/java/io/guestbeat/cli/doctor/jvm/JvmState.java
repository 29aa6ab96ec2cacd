package io.guestbeat.cli.doctor.jvm;

import static java.util.stream.Collectors.toList;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Reasons;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.heartbeat.HeartbeatPhase;
import io.guestbeat.text.DurationText;
import io.guestbeat.text.OneLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.management.openmbean.CompositeData;

/**
 * The state of Guestbeat in one JVM, read from MBean attributes; an attribute that an older
 * Guestbeat lacks is absent. Immutable.
 */
public final class JvmState {
  static final String[] STATISTICS = {"Available", "UnavailableReason", "HostDescription"};

  public static final List<String> HEARTBEAT =
      Collections.unmodifiableList(
          Arrays.asList(
              "Enabled",
              "AppStatus",
              "HeartbeatMode",
              "HeartbeatRunning",
              "HeartbeatPhase",
              "HeartbeatIntervalMillis",
              "MillisSinceLastHeartbeat",
              "HeartbeatsSent",
              "HeartbeatsWithheld",
              "HeartbeatsFailed",
              "SuspendedForMillis",
              "SuspensionReason",
              "ResetPending",
              "Gates",
              "LastError"));

  static final String[] INSIGHT = {"Alarms", "AlarmLevel"};

  private static final int MOST_ALARMS = 100;
  private static final String NONE = "none";
  private static final String NO_STATISTICS = "no statistics: ";
  private static final String OFF = "off";
  private static final String DRY_RUN = "dry-run";

  private final Map<String, Object> statistics;
  private final Map<String, Object> heartbeat;
  private final Map<String, Object> insight;

  public JvmState(
      Map<String, Object> statistics, Map<String, Object> heartbeat, Map<String, Object> insight) {
    this.statistics = statistics;
    this.heartbeat = heartbeat;
    this.insight = insight;
  }

  /** Returns what is to be said of it; the diagnosis receives health and values. */
  public List<Finding> findings(JvmDiagnosis diagnosis) {
    List<Finding> findings = new ArrayList<>();
    boolean isAvailable = Boolean.TRUE.equals(statistics.get("Available"));
    findings.add(isAvailable ? statisticsFinding() : unavailable());
    findings.add(heartbeatFinding(diagnosis.pid()));
    addGates(findings);
    text(heartbeat, "LastError")
        .ifPresent(
            error -> findings.add(Finding.note(Subject.LAST_ERROR, error, "see docs/hosts.md")));
    addAlarms(findings);
    diagnosis.setHasStatistics(isAvailable);
    Optional<Finding> failure = findings.stream().filter(Finding::isFailure).findFirst();
    diagnosis.conclude(
        failure.isPresent() ? JvmHealth.UNHEALTHY : JvmHealth.HEALTHY,
        failure.map(JvmState::conclusion).orElse(""));
    addValues(diagnosis, isAvailable);
    return findings;
  }

  /** Without what the reason was found by, which its line has. */
  private static String conclusion(Finding failure) {
    return failure.subject() == Subject.JVM_STATISTICS
        ? NO_STATISTICS + Reasons.core(failure.what())
        : failure.what();
  }

  private Finding statisticsFinding() {
    return Finding.ok(
        Subject.JVM_STATISTICS,
        "available" + text(statistics, "HostDescription").map(host -> ", from " + host).orElse(""));
  }

  private Finding unavailable() {
    return Finding.fail(
        Subject.JVM_STATISTICS,
        NO_STATISTICS + text(statistics, "UnavailableReason").orElse("no reason is given"),
        "see the findings about this machine below, or docs/hosts.md");
  }

  private Finding heartbeatFinding(long pid) {
    Optional<Finding> trouble = trouble(pid);
    if (trouble.isPresent()) {
      return trouble.get();
    }
    if (phase().equals(Optional.of(HeartbeatPhase.SUSPENDED))) {
      return Finding.note(
          Subject.JVM_HEARTBEAT,
          summary()
              + "; gates are suspended for "
              + span("SuspendedForMillis").map(JvmState::words).orElse("a while")
              + text(heartbeat, "SuspensionReason").map(why -> " more: " + why).orElse(" more"),
          "");
    }
    return Finding.ok(Subject.JVM_HEARTBEAT, summary());
  }

  /** Returns what is wrong with it, if anything is; the gravest first. */
  private Optional<Finding> trouble(long pid) {
    String status = status().orElse("UNKNOWN");
    if (Boolean.TRUE.equals(heartbeat.get("ResetPending"))) {
      return failure("this JVM has asked for a reset of the VM", "withdraw it, or let it happen");
    }
    if (status.equals("RED")) {
      return failure(
          "vSphere HA considers the application failed (RED)",
          "send heartbeats again or disable monitoring; otherwise vSphere HA resets the VM");
    }
    if (mode().equals(OFF)) {
      return Optional.empty();
    }
    HeartbeatPhase phase = phase().orElse(HeartbeatPhase.ALIVE);
    if (phase == HeartbeatPhase.WITHHOLDING) {
      return failure(
          "heartbeats are withheld, as a gate is closed",
          "end what closes the gate; otherwise vSphere HA resets the VM");
    }
    return phase == HeartbeatPhase.STOPPED
        ? failure("no heartbeat is sent: it was stopped", "guestbeat start " + pid)
        : untakenTrouble(status);
  }

  private Optional<Finding> untakenTrouble(String status) {
    if (status.equals("GRAY")) {
      return failure(
          "vSphere HA does not watch this application (GRAY)",
          "set vSphere HA's \"VM and Application Monitoring\" for the cluster");
    }
    return status.equals("GREEN") || mode().equals(DRY_RUN)
        ? Optional.empty()
        : failure("the host does not report the application's status", "see docs/hosts.md");
  }

  private Optional<Finding> failure(String what, String remedy) {
    return Optional.of(Finding.fail(Subject.JVM_HEARTBEAT, what, remedy).because(summary()));
  }

  private String mode() {
    return text(heartbeat, "HeartbeatMode").orElse("unknown");
  }

  /** Returns what is done about the application. */
  private Optional<HeartbeatPhase> phase() {
    return text(heartbeat, "HeartbeatPhase").flatMap(HeartbeatPhase::ofName);
  }

  /** Returns what the host makes of the application, if it is a status that there is. */
  private Optional<String> status() {
    return text(heartbeat, "AppStatus").map(text -> AppStatus.ofText(text).name());
  }

  /** Mode, phase, status and counters, as far as they are known. */
  private String summary() {
    List<String> parts = new ArrayList<>();
    String mode = mode();
    parts.add("mode " + mode);
    if (!mode.equals(OFF)) {
      phase().ifPresent(phase -> parts.add(phase.text()));
    }
    if (Boolean.TRUE.equals(heartbeat.get("HeartbeatRunning"))) {
      span("HeartbeatIntervalMillis")
          .ifPresent(span -> parts.add("every " + DurationText.of(span)));
      parts.add(
          "sent "
              + count("HeartbeatsSent")
              + ", withheld "
              + count("HeartbeatsWithheld")
              + ", failed "
              + count("HeartbeatsFailed"));
      span("MillisSinceLastHeartbeat").ifPresent(span -> parts.add("last " + words(span) + " ago"));
    }
    status().ifPresent(status -> parts.add("status " + status));
    return String.join(", ", parts);
  }

  private void addGates(List<Finding> findings) {
    Object gates = heartbeat.get("Gates");
    if (!(gates instanceof CompositeData[])) {
      return;
    }
    List<Finding> notOpen = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (CompositeData gate : (CompositeData[]) gates) {
      if (Boolean.FALSE.equals(gate.get("usable"))) {
        notOpen.add(
            Finding.note(
                Subject.GATES,
                gate.get("name") + " cannot check: " + reason(gate),
                "see docs/heartbeat.md"));
      } else if (Boolean.FALSE.equals(gate.get("open"))) {
        notOpen.add(
            Finding.fail(Subject.GATES, gate.get("name") + " is closed", "correct the cause")
                .because(reason(gate)));
      } else {
        open.add(String.valueOf(gate.get("name")));
      }
    }
    if (!open.isEmpty()) {
      findings.add(Finding.ok(Subject.GATES, "open: " + String.join(", ", open)));
    } else if (notOpen.isEmpty()) {
      findings.add(Finding.ok(Subject.GATES, NONE));
    }
    findings.addAll(notOpen);
  }

  private void addAlarms(List<Finding> findings) {
    Object alarms = insight.get("Alarms");
    if (!(alarms instanceof String)) {
      return;
    }
    List<String> lines = alarmLines((String) alarms);
    if (lines.isEmpty()) {
      findings.add(Finding.ok(Subject.ALARMS, NONE));
    }
    lines.forEach(line -> findings.add(Finding.note(Subject.ALARMS, line, "see docs/alarms.md")));
  }

  private static String reason(CompositeData gate) {
    return Objects.toString(gate.get("reason"), "");
  }

  private static List<String> alarmLines(String alarms) {
    return Arrays.stream(alarms.split("\n", MOST_ALARMS + 1))
        .limit(MOST_ALARMS)
        .map(OneLine::of)
        .filter(line -> !line.isEmpty() && !line.equals(NONE))
        .collect(toList());
  }

  private void addValues(JvmDiagnosis diagnosis, boolean isAvailable) {
    diagnosis.put("available", isAvailable);
    diagnosis.put("unavailableReason", statistics.get("UnavailableReason"));
    diagnosis.put("host", statistics.get("HostDescription"));
    diagnosis.put("heartbeatMode", heartbeat.get("HeartbeatMode"));
    diagnosis.put("heartbeatPhase", phase().map(HeartbeatPhase::name).orElse(null));
    diagnosis.put("enabled", heartbeat.get("Enabled"));
    diagnosis.put("appStatus", status().orElse(null));
    Object gates = heartbeat.get("Gates");
    if (gates instanceof CompositeData[]) {
      diagnosis.put(
          "gates", Arrays.stream((CompositeData[]) gates).map(JvmState::values).collect(toList()));
    }
    diagnosis.put("lastError", heartbeat.get("LastError"));
    Object alarms = insight.get("Alarms");
    if (alarms instanceof String) {
      diagnosis.put("alarms", alarmLines((String) alarms));
    }
  }

  private static Map<String, Object> values(CompositeData gate) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : new String[] {"name", "open", "usable", "reason"}) {
      Object value = gate.get(name);
      values.put(name, value instanceof String ? OneLine.ofMessage((String) value) : value);
    }
    return values;
  }

  private String count(String name) {
    return Optional.ofNullable(heartbeat.get(name)).map(Object::toString).orElse("unknown");
  }

  private Optional<Duration> span(String name) {
    Object millis = heartbeat.get(name);
    return millis instanceof Long
        ? Optional.of(Duration.ofMillis((Long) millis))
        : Optional.empty();
  }

  private static String words(Duration span) {
    long seconds = span.toMillis() / 1000;
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  private static Optional<String> text(Map<String, Object> values, String name) {
    Object text = values.get(name);
    return text instanceof String && !((String) text).isEmpty()
        ? Optional.of(OneLine.of((String) text))
        : Optional.empty();
  }
}
