package io.guestbeat.jconsole.reading;

import io.guestbeat.jmx.reading.HeartbeatReading;
import io.guestbeat.jmx.reading.InsightReading;
import io.guestbeat.jmx.reading.StatisticsReading;
import java.time.Instant;
import java.util.Optional;

/** The values of one reading of a JVM, and why others are missing. Immutable. */
public final class Reading {
  private final Instant time;
  private final State state;
  private final String note;
  private final StatisticsReading statistics;
  private final HeartbeatReading heartbeat;
  private final InsightReading insight;

  private Reading(
      Instant time,
      State state,
      String note,
      StatisticsReading statistics,
      HeartbeatReading heartbeat,
      InsightReading insight) {
    this.time = time;
    this.state = state;
    this.note = note;
    this.statistics = statistics;
    this.heartbeat = heartbeat;
    this.insight = insight;
  }

  /**
   * A look into a JVM that has no Guestbeat.
   *
   * @param process its process id where that is known, else empty
   */
  public static Reading withoutGuestbeat(Instant time, String process) {
    return new Reading(time, State.ABSENT, process, null, null, null);
  }

  /** A look that failed, for this reason. */
  public static Reading failed(Instant time, String reason) {
    return new Reading(time, State.FAILED, reason, null, null, null);
  }

  /** A look in which the statistics were read. */
  public static Reading of(Instant time, StatisticsReading statistics) {
    return new Reading(time, State.READ, "", statistics, null, null);
  }

  public Reading with(HeartbeatReading itsHeartbeat) {
    return new Reading(time, state, note, statistics, itsHeartbeat, insight);
  }

  public Reading with(InsightReading itsInsight) {
    return new Reading(time, state, note, statistics, heartbeat, itsInsight);
  }

  public Instant time() {
    return time;
  }

  public State state() {
    return state;
  }

  /** Returns why it failed; of a JVM without Guestbeat its process id, or empty. */
  public String note() {
    return note;
  }

  public Optional<StatisticsReading> statistics() {
    return Optional.ofNullable(statistics);
  }

  /** Absent also where it was not asked for. */
  public Optional<HeartbeatReading> heartbeat() {
    return Optional.ofNullable(heartbeat);
  }

  /** Only the figures where the rest was not asked for. */
  public Optional<InsightReading> insight() {
    return Optional.ofNullable(insight);
  }

  /** What came of the look. */
  public enum State {
    READ,
    /** The JVM has no Guestbeat. */
    ABSENT,
    /** The JVM could not be asked. */
    FAILED
  }
}
