package io.guestbeat.agent.options;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.heartbeat.HeartbeatMode;
import io.guestbeat.heartbeat.HeartbeatSettings;
import io.guestbeat.heartbeat.command.CommandLine;
import io.guestbeat.heartbeat.escalation.budget.ResetAllowance;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import io.guestbeat.settings.Key;
import io.guestbeat.settings.Parsers;
import io.guestbeat.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The operator's options of the heartbeat, parsed once. Immutable. */
public final class HeartbeatOptions {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration LONGEST_COMMAND = Duration.ofMinutes(1);
  private static final Duration SHORTEST_EXIT = Duration.ofMillis(500);

  /** Less than the 90 s that systemd waits before it kills, where nothing else is set. */
  private static final Duration LONGEST_EXIT = Duration.ofMinutes(1);

  static final Key<HeartbeatMode> HEARTBEAT =
      Key.withDefault(
          "heartbeat",
          "off",
          HeartbeatMode.ACCEPTED,
          "on sends heartbeats while the application is alive; presence sends them as long as "
              + "the JVM runs, and its gates only report; dry-run never calls the host, and reports "
              + "when vSphere HA would have reset the machine; off sends heartbeats only "
              + "on request over JMX. Off, because heartbeats that have begun must not end "
              + "without cause: this needs your decision",
          HeartbeatMode::ofText);
  static final Key<String> NAME =
      Key.optional(
          "heartbeat.name",
          "1 to 60 letters, digits, dots, dashes and underscores",
          "the name of this application among those of its virtual machine, the same each time it "
              + "is started. Without this option the systemd unit, or else the jar or main class",
          HeartbeatOptions::name);
  static final Key<Duration> INTERVAL =
      Key.withDefault(
          "heartbeat.interval",
          "10s",
          "a time of 1s to 25s",
          "the time from one heartbeat to the next. HA waits 30 s: if one is lost, the "
              + "next still arrives in time",
          Parsers.between(HeartbeatSettings.SHORTEST_INTERVAL, HeartbeatSettings.LONGEST_INTERVAL));
  static final Key<Duration> GRACE =
      Key.withDefault(
          "heartbeat.grace",
          "60s",
          "a time of 0s to 1h",
          "how long after the start closed gates withhold no heartbeat; give more to an "
              + "application that starts slowly",
          Parsers.upTo(LONGEST_WAIT));
  static final Key<Duration> WITHHOLD_AFTER =
      Key.withDefault(
          "heartbeat.withhold-after",
          "0s",
          "a time of 0s to 1h",
          "how long a gate must have been closed before heartbeats are withheld. Zero, "
              + "because each gate has counts of its own, and HA waits too",
          Parsers.upTo(LONGEST_WAIT));
  static final Key<Boolean> RESET =
      Key.withDefault(
          "heartbeat.reset",
          "off",
          "off or immediate",
          "immediate also asks for the reset as soon as heartbeats are withheld, "
              + "instead of waiting for HA's intervals; the request is withdrawn if the "
              + "application recovers, or is stopped, before. Off, because it leaves no time "
              + "to recover",
          Parsers.either("immediate", "off"));
  static final Key<ResetAllowance> RESET_BUDGET =
      Key.withDefault(
          "heartbeat.reset-budget",
          "2/1h",
          "a number of resets and a time, such as 2/1h; 0/1h for never; or unlimited",
          "the most resets in this time; beyond it, heartbeats are sent even if gates "
              + "are closed. One less than HA's own 3 an hour at high sensitivity, so that a "
              + "defect that is there after every boot does not use them all",
          ResetAllowance::parse);
  static final Key<Sensitivity> SENSITIVITY =
      Key.withDefault(
          "heartbeat.sensitivity",
          "high",
          Sensitivity.ACCEPTED,
          "the VM monitoring sensitivity that the cluster is set to, which Guestbeat cannot "
              + "read. Custom values that are left out are those of high; the window may be none. "
              + "The attribute ResetGapMillis and the times of a dry run depend on it",
          Sensitivity::ofText);
  static final Key<Boolean> ON_EXIT =
      Key.withDefault(
          "on-exit",
          "disable",
          "disable or leave",
          "disable: a clean end of the JVM disables monitoring, so that stopping the "
              + "application is not a failure; leave: every end is a failure, also kill and "
              + "systemctl stop",
          Parsers.either("disable", "leave"));
  static final Key<Duration> EXIT_TIMEOUT =
      Key.withDefault(
          "on-exit.timeout",
          "10s",
          "a time of 500ms to 1m",
          "how long the end of the JVM waits for a host that does not answer; it should "
              + "be shorter than the time that systemd or Kubernetes waits before it kills",
          Parsers.between(SHORTEST_EXIT, LONGEST_EXIT));
  static final Key<Place> EVIDENCE_DIR =
      Key.optional(
          "evidence.dir",
          "the path of a folder",
          "the folder for evidence, the notes of dry runs and the file of the reset budget; nobody "
              + "else may "
              + "have write access. Without this option /var/tmp/guestbeat-USER, which "
              + "outlives a reset, or the JVM's folder for temporary files if there is no "
              + "/var/tmp",
          Place::named);
  static final Key<String> COMMAND =
      Key.optional(
          "escalation.command",
          "a program and its arguments",
          "the program to run when the gates close",
          HeartbeatOptions::commandLine);
  static final Key<Duration> COMMAND_TIMEOUT =
      Key.withDefault(
          "escalation.command.timeout",
          "10s",
          "a time of 1s to 1m",
          "how long the command may run before it is killed",
          Parsers.between(Duration.ofSeconds(1), LONGEST_COMMAND));

  /** Every option there is about the heartbeat, but those about its gates. */
  static final List<Key<?>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              HEARTBEAT,
              NAME,
              INTERVAL,
              GRACE,
              WITHHOLD_AFTER,
              RESET,
              RESET_BUDGET,
              SENSITIVITY,
              ON_EXIT,
              EXIT_TIMEOUT,
              EVIDENCE_DIR,
              COMMAND,
              COMMAND_TIMEOUT));

  private final HeartbeatSettings settings;
  private final Optional<String> name;
  private final boolean resetsAtOnce;
  private final ResetAllowance resetBudget;
  private final Sensitivity sensitivity;
  private final boolean disablesOnExit;
  private final Duration exitTimeout;
  private final Optional<Place> evidencePlace;
  private final Path evidenceFolder;
  private final Optional<String> command;
  private final Duration commandTimeout;
  private final GateOptions gates;

  HeartbeatOptions(GivenOptions given) {
    settings =
        HeartbeatSettings.of(given.value(HEARTBEAT))
            .withInterval(given.value(INTERVAL))
            .withGrace(given.value(GRACE))
            .withholdingAfter(given.value(WITHHOLD_AFTER));
    name = given.find(NAME);
    resetsAtOnce = given.value(RESET);
    resetBudget = given.value(RESET_BUDGET);
    sensitivity = given.value(SENSITIVITY);
    disablesOnExit = given.value(ON_EXIT);
    exitTimeout = given.value(EXIT_TIMEOUT);
    evidencePlace = given.find(EVIDENCE_DIR);
    evidenceFolder = evidenceFolder(evidencePlace);
    command = given.find(COMMAND);
    commandTimeout = given.value(COMMAND_TIMEOUT);
    gates = GateOptions.read(given);
  }

  public HeartbeatSettings settings() {
    return settings;
  }

  /** Returns the name of this application among those of its virtual machine, if one is given. */
  public Optional<String> name() {
    return name;
  }

  /** Returns whether a dead application asks for its reset, instead of waiting for vSphere HA's. */
  public boolean resetsAtOnce() {
    return resetsAtOnce;
  }

  public ResetAllowance resetBudget() {
    return resetBudget;
  }

  /** Returns what the cluster is said to be set to. */
  public Sensitivity sensitivity() {
    return sensitivity;
  }

  /** Returns whether a clean exit of the JVM disables monitoring. */
  public boolean disablesOnExit() {
    return disablesOnExit;
  }

  /** Returns how long the end of the JVM waits at most for a host that does not answer. */
  public Duration exitTimeout() {
    return exitTimeout;
  }

  public Path evidenceFolder() {
    return evidenceFolder;
  }

  /** Returns why the folder is not the one that was asked for, if so. */
  public Optional<String> evidenceTrouble() {
    if (!evidencePlace.isPresent() || evidencePlace.get().path().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "evidence.dir="
            + evidencePlace.get()
            + ": this platform cannot express that name (see LC_ALL and sun.jnu.encoding);"
            + " evidence and budget are in "
            + evidenceFolder);
  }

  public Optional<String> command() {
    return command;
  }

  public Duration commandTimeout() {
    return commandTimeout;
  }

  public GateOptions gates() {
    return gates;
  }

  private static String name(String text) {
    if (!text.matches("[A-Za-z0-9._-]{1,60}")) {
      throw new IllegalArgumentException("it has other characters, or more than 60");
    }
    return text;
  }

  private static Path evidenceFolder(Optional<Place> place) {
    return place.isPresent() && place.get().path().isPresent()
        ? place.get().path().get()
        : EvidenceFolder.usualPath();
  }

  private static String commandLine(String text) {
    CommandLine.parse(text);
    return text;
  }

  /** Returns it in one line, for the log. */
  @Override
  public String toString() {
    return settings.mode().text()
        + ", every "
        + DurationText.of(settings.interval())
        + ", gates "
        + gates
        + ", reset budget "
        + resetBudget
        + ", evidence in "
        + evidenceFolder;
  }
}
