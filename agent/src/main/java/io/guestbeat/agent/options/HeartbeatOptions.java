package io.guestbeat.agent.options;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.heartbeat.HeartbeatMode;
import io.guestbeat.heartbeat.HeartbeatSettings;
import io.guestbeat.heartbeat.escalation.budget.ResetAllowance;
import io.guestbeat.heartbeat.escalation.evidence.EvidenceFolder;
import io.guestbeat.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the operator wants of the heartbeat, parsed once. Immutable. */
public final class HeartbeatOptions {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration LONGEST_COMMAND = Duration.ofMinutes(1);
  private static final Duration SHORTEST_EXIT = Duration.ofMillis(500);

  /** Less than the 90 s that systemd waits before it kills, where nothing else is set. */
  private static final Duration LONGEST_EXIT = Duration.ofMinutes(1);

  static final Option<HeartbeatMode> HEARTBEAT =
      new Option<>("heartbeat", "off", "off, on or dry-run", HeartbeatMode::ofText);
  static final Option<Duration> INTERVAL =
      new Option<>(
          "heartbeat.interval",
          "10s",
          "a time of 1s to 25s",
          OptionValues.between(
              HeartbeatSettings.SHORTEST_INTERVAL, HeartbeatSettings.LONGEST_INTERVAL));
  static final Option<Duration> GRACE =
      new Option<>("heartbeat.grace", "60s", "a time of 0s to 1h", OptionValues.upTo(LONGEST_WAIT));
  static final Option<Duration> WITHHOLD_AFTER =
      new Option<>(
          "heartbeat.withhold-after", "0s", "a time of 0s to 1h", OptionValues.upTo(LONGEST_WAIT));
  static final Option<Boolean> RESET =
      new Option<>(
          "heartbeat.reset", "off", "off or immediate", OptionValues.either("immediate", "off"));
  static final Option<ResetAllowance> RESET_BUDGET =
      new Option<>(
          "heartbeat.reset-budget",
          "2/1h",
          "a number of resets and a time, such as 2/1h; 0/1h for never; or unlimited",
          ResetAllowance::parse);
  static final Option<Sensitivity> SENSITIVITY =
      new Option<>("heartbeat.sensitivity", "high", "high, medium or low", Sensitivity::ofText);
  static final Option<Boolean> ON_EXIT =
      new Option<>(
          "on-exit", "disable", "disable or leave", OptionValues.either("disable", "leave"));
  static final Option<Duration> EXIT_TIMEOUT =
      new Option<>(
          "on-exit.timeout",
          "10s",
          "a time of 500ms to 1m",
          OptionValues.between(SHORTEST_EXIT, LONGEST_EXIT));
  static final Option<Place> EVIDENCE_DIR =
      new Option<>("evidence.dir", null, "the path of a folder", Place::named);
  static final Option<String> COMMAND =
      new Option<>(
          "escalation.command", null, "a program and its arguments", OptionValues::commandLine);
  static final Option<Duration> COMMAND_TIMEOUT =
      new Option<>(
          "escalation.command.timeout",
          "10s",
          "a time of 1s to 1m",
          OptionValues.between(Duration.ofSeconds(1), LONGEST_COMMAND));

  /** Every option there is about the heartbeat, but those about its gates. */
  static final List<Option<?>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              HEARTBEAT,
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
  private final boolean resetsAtOnce;
  private final ResetAllowance resetBudget;
  private final Sensitivity sensitivity;
  private final boolean disablesOnExit;
  private final Duration exitTimeout;
  private final Optional<Place> evidencePlace;
  private final Path evidenceFolder;
  private final String command;
  private final Duration commandTimeout;
  private final GateOptions gates;

  HeartbeatOptions(GivenOptions given) {
    settings =
        HeartbeatSettings.of(given.value(HEARTBEAT))
            .withInterval(given.value(INTERVAL))
            .withGrace(given.value(GRACE))
            .withholdingAfter(given.value(WITHHOLD_AFTER));
    resetsAtOnce = given.value(RESET);
    resetBudget = given.value(RESET_BUDGET);
    sensitivity = given.value(SENSITIVITY);
    disablesOnExit = given.value(ON_EXIT);
    exitTimeout = given.value(EXIT_TIMEOUT);
    evidencePlace = Optional.ofNullable(given.value(EVIDENCE_DIR));
    evidenceFolder = evidencePlace.flatMap(Place::path).orElseGet(EvidenceFolder::usualPath);
    command = given.value(COMMAND);
    commandTimeout = given.value(COMMAND_TIMEOUT);
    gates = GateOptions.read(given);
  }

  public HeartbeatSettings settings() {
    return settings;
  }

  /** Whether a dead application asks for its reset, instead of waiting for vSphere HA's. */
  public boolean resetsAtOnce() {
    return resetsAtOnce;
  }

  public ResetAllowance resetBudget() {
    return resetBudget;
  }

  Sensitivity sensitivity() {
    return sensitivity;
  }

  /** Whether a clean exit of the JVM disables monitoring. */
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
    return evidencePlace
        .filter(place -> !place.path().isPresent())
        .map(
            place ->
                "evidence.dir="
                    + place
                    + ": this platform cannot express that name (see LC_ALL and sun.jnu.encoding);"
                    + " evidence and budget are in "
                    + evidenceFolder);
  }

  public Optional<String> command() {
    return Optional.ofNullable(command);
  }

  public Duration commandTimeout() {
    return commandTimeout;
  }

  public GateOptions gates() {
    return gates;
  }

  /** In one line, for the log. */
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
