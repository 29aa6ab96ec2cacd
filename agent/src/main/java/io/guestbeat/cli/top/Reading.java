package io.guestbeat.cli.top;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.jmx.reading.HeartbeatReading;
import io.guestbeat.jmx.reading.InsightReading;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** The values of one reading, and why others are missing. Immutable. */
public final class Reading {
  private final Instant time;
  private final Snapshot snapshot;
  private final String missingStatistics;
  private final HeartbeatReading heartbeat;
  private final String missingHeartbeat;
  private final OptionalInt vcpus;
  private final InsightReading insight;

  private Reading(
      Instant time,
      Snapshot snapshot,
      String missingStatistics,
      HeartbeatReading heartbeat,
      String missingHeartbeat,
      OptionalInt vcpus,
      InsightReading insight) {
    this.time = Objects.requireNonNull(time, "time");
    this.snapshot = snapshot;
    this.missingStatistics = missingStatistics;
    this.heartbeat = heartbeat;
    this.missingHeartbeat = missingHeartbeat;
    this.vcpus = vcpus;
    this.insight = insight;
  }

  /** Returns a reading in which every value is missing for this reason, until values are added. */
  public static Reading missing(Instant time, String reason) {
    return new Reading(time, null, reason, null, reason, OptionalInt.empty(), null);
  }

  public Reading with(Snapshot statistics) {
    return new Reading(time, statistics, "", heartbeat, missingHeartbeat, vcpus, insight);
  }

  public Reading withoutStatistics(String reason) {
    return new Reading(time, null, reason, heartbeat, missingHeartbeat, vcpus, insight);
  }

  public Reading with(HeartbeatReading itsHeartbeat) {
    return new Reading(time, snapshot, missingStatistics, itsHeartbeat, "", vcpus, insight);
  }

  public Reading withoutHeartbeat(String reason) {
    return new Reading(time, snapshot, missingStatistics, null, reason, vcpus, insight);
  }

  public Reading withVcpus(OptionalInt count) {
    return new Reading(
        time, snapshot, missingStatistics, heartbeat, missingHeartbeat, count, insight);
  }

  public Reading with(InsightReading alarmsAndAdvice) {
    return new Reading(
        time, snapshot, missingStatistics, heartbeat, missingHeartbeat, vcpus, alarmsAndAdvice);
  }

  public Instant time() {
    return time;
  }

  public Optional<Snapshot> snapshot() {
    return Optional.ofNullable(snapshot);
  }

  /** Returns why there is no snapshot; empty if there is one. */
  public String missingStatistics() {
    return missingStatistics;
  }

  public Optional<HeartbeatReading> heartbeat() {
    return Optional.ofNullable(heartbeat);
  }

  /** Returns why nothing is known of the heartbeat; empty if something is. */
  public String missingHeartbeat() {
    return missingHeartbeat;
  }

  /** Returns how many virtual CPUs the machine has, by which counted CPU time is divided. */
  public OptionalInt vcpus() {
    return vcpus;
  }

  /** Returns figures, alarms and advice; absent where there is no agent that gives them. */
  public Optional<InsightReading> insight() {
    return Optional.ofNullable(insight);
  }
}
