package io.guestbeat.cli.doctor.jvm;

import static java.util.stream.Collectors.toList;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.cli.doctor.finding.Finding;
import io.guestbeat.cli.doctor.finding.Reasons;
import io.guestbeat.cli.doctor.finding.Subject;
import io.guestbeat.heartbeat.HeartbeatPhase;
import io.guestbeat.jmx.reading.GateReading;
import io.guestbeat.jmx.reading.HeartbeatReading;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.StatisticsReading;
import io.guestbeat.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state of Guestbeat in one JVM, read from MBean attributes; an attribute that an older
 * Guestbeat lacks is absent. Immutable.
 */
public final class JvmState {
  private static final String NONE = "none";
  private static final String NO_STATISTICS = "no statistics: ";
  private static final String OFF = "off";

  private final StatisticsReading statistics;
  private final HeartbeatReading heartbeat;
  private final InsightReading insight;

  public JvmState(
      StatisticsReading statistics, HeartbeatReading heartbeat, InsightReading insight) {
    this.statistics = statistics;
    this.heartbeat = heartbeat;
    this.insight = insight;
  }

  /** Returns what is to be said of it; the diagnosis receives health and values. */
  public List<Finding> findings(JvmDiagnosis diagnosis) {
    List<Finding> findings = new ArrayList<>();
    findings.add(statistics.isAvailable() ? statisticsFinding() : unavailable());
    findings.add(heartbeatFinding(diagnosis.pid()));
    addGates(findings);
    heartbeat
        .lastError()
        .ifPresent(
            error -> findings.add(Finding.note(Subject.LAST_ERROR, error, "see docs/hosts.md")));
    addAlarms(findings);
    diagnosis.setHasStatistics(statistics.isAvailable());
    Optional<Finding> failure = findings.stream().filter(Finding::isFailure).findFirst();
    diagnosis.conclude(
        failure.isPresent() ? JvmHealth.UNHEALTHY : JvmHealth.HEALTHY,
        failure.map(JvmState::conclusion).orElse(""));
    addValues(diagnosis);
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
        "available" + statistics.host().map(host -> ", from " + host).orElse(""));
  }

  private Finding unavailable() {
    return Finding.fail(
        Subject.JVM_STATISTICS,
        NO_STATISTICS + statistics.unavailableReason().orElse("no reason is given"),
        "see the findings about this machine below, or docs/hosts.md");
  }

  private Finding heartbeatFinding(long pid) {
    Optional<Finding> trouble = trouble(pid);
    if (trouble.isPresent()) {
      return trouble.get();
    }
    if (heartbeat.phase().equals(Optional.of(HeartbeatPhase.SUSPENDED))) {
      return Finding.note(
          Subject.JVM_HEARTBEAT,
          summary()
              + "; gates are suspended for "
              + heartbeat.suspendedFor().map(JvmState::words).orElse("a while")
              + heartbeat.suspensionReason().map(why -> " more: " + why).orElse(" more"),
          "");
    }
    return Finding.ok(Subject.JVM_HEARTBEAT, summary());
  }

  /** Returns what is wrong with it, if anything is; the gravest first. */
  private Optional<Finding> trouble(long pid) {
    AppStatus status = heartbeat.status().orElse(AppStatus.UNKNOWN);
    if (heartbeat.isResetPending()) {
      return failure("this JVM has asked for a reset of the VM", "withdraw it, or let it happen");
    }
    if (status == AppStatus.RED) {
      return failure(
          "vSphere HA considers the application failed (RED)",
          "send heartbeats again or disable monitoring; otherwise vSphere HA resets the VM");
    }
    if (mode().equals(OFF)) {
      return Optional.empty();
    }
    HeartbeatPhase phase = heartbeat.phase().orElse(HeartbeatPhase.ALIVE);
    if (heartbeat.isHiddenByAnother()) {
      return failure(
          "heartbeats are withheld, but another program of this virtual machine sends heartbeats",
          "restart the application: vSphere HA does not reset the VM; see docs/heartbeat.md");
    }
    if (heartbeat.isWaiting() && heartbeat.hasClosedGate()) {
      return failure(
          "a gate is closed, but "
              + heartbeat.owner()
              + " sends the heartbeat of this virtual machine",
          "restart the application: vSphere HA does not notice its failure; see docs/heartbeat.md");
    }
    if (phase == HeartbeatPhase.WITHHOLDING) {
      return failure(
          "heartbeats are withheld, as a gate is closed",
          "end what closes the gate; otherwise vSphere HA resets the VM");
    }
    return phase == HeartbeatPhase.STOPPED
        ? failure("no heartbeat is sent: it was stopped", "guestbeat start " + pid)
        : untakenTrouble(status);
  }

  private Optional<Finding> untakenTrouble(AppStatus status) {
    if (status == AppStatus.GRAY) {
      return failure(
          "vSphere HA does not monitor this application (GRAY)",
          "set vSphere HA's \"VM and Application Monitoring\" for the cluster");
    }
    return status == AppStatus.GREEN || heartbeat.isDryRun()
        ? Optional.empty()
        : failure("the host does not report the application's status", "see docs/hosts.md");
  }

  private Optional<Finding> failure(String what, String remedy) {
    return Optional.of(Finding.fail(Subject.JVM_HEARTBEAT, what, remedy).because(summary()));
  }

  private String mode() {
    return heartbeat.mode().orElse("unknown");
  }

  /** Mode, phase, status and counters, as far as they are known. */
  private String summary() {
    List<String> parts = new ArrayList<>();
    String mode = mode();
    parts.add("mode " + mode);
    if (!mode.equals(OFF)) {
      heartbeat.phase().ifPresent(phase -> parts.add(phase.text()));
    }
    if (heartbeat.isRunning()) {
      heartbeat.interval().ifPresent(span -> parts.add("every " + DurationText.of(span)));
      parts.add(
          "sent "
              + count(heartbeat.sent())
              + ", withheld "
              + count(heartbeat.withheld())
              + ", failed "
              + count(heartbeat.failed()));
      heartbeat.sinceLast().ifPresent(span -> parts.add("last " + words(span) + " ago"));
    }
    heartbeat.status().ifPresent(status -> parts.add("status " + status));
    return String.join(", ", parts);
  }

  private void addGates(List<Finding> findings) {
    heartbeat.gates().ifPresent(gates -> addGates(findings, gates));
  }

  private static void addGates(List<Finding> findings, List<GateReading> gates) {
    List<Finding> notOpen = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (GateReading gate : gates) {
      if (!gate.isUsable()) {
        notOpen.add(
            Finding.note(
                Subject.GATES,
                gate.name() + " cannot check: " + gate.reason(),
                "see docs/heartbeat.md"));
      } else if (!gate.isOpen()) {
        notOpen.add(
            Finding.fail(Subject.GATES, gate.name() + " is closed", "correct the cause")
                .because(gate.reason()));
      } else {
        open.add(gate.name());
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
    Optional<List<String>> alarms = insight.alarms();
    if (alarms.isPresent() && alarms.get().isEmpty()) {
      findings.add(Finding.ok(Subject.ALARMS, NONE));
    }
    alarms
        .orElse(Collections.<String>emptyList())
        .forEach(line -> findings.add(Finding.note(Subject.ALARMS, line, "see docs/alarms.md")));
  }

  private void addValues(JvmDiagnosis diagnosis) {
    diagnosis.put("available", statistics.isAvailable());
    diagnosis.put("unavailableReason", statistics.unavailableReason().orElse(null));
    diagnosis.put("host", statistics.host().orElse(null));
    diagnosis.put("heartbeatMode", heartbeat.mode().orElse(null));
    diagnosis.put("heartbeatPhase", heartbeat.phase().map(HeartbeatPhase::name).orElse(null));
    diagnosis.put("enabled", heartbeat.isEnabled().orElse(null));
    diagnosis.put("appStatus", heartbeat.status().map(AppStatus::name).orElse(null));
    heartbeat
        .gates()
        .ifPresent(
            gates ->
                diagnosis.put("gates", gates.stream().map(JvmState::values).collect(toList())));
    diagnosis.put("lastError", heartbeat.lastError().orElse(null));
    insight.alarms().ifPresent(alarms -> diagnosis.put("alarms", alarms));
  }

  private static Map<String, Object> values(GateReading gate) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", gate.name());
    values.put("open", gate.isOpen());
    values.put("usable", gate.isUsable());
    values.put("reason", gate.reason());
    return values;
  }

  private static String count(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "unknown";
  }

  private static String words(Duration span) {
    long seconds = span.toMillis() / 1000;
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
