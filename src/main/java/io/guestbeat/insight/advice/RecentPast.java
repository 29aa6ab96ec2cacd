package io.guestbeat.insight.advice;

import java.time.Duration;

/** The events of the last hour. Immutable. */
public final class RecentPast {
  /** How far it goes back. */
  public static final Duration SPAN = Duration.ofHours(1);

  /** One in which nothing happened that is known. */
  public static final RecentPast QUIET = new RecentPast(0, 0, Duration.ofSeconds(30));

  private final double longestPauseMs;
  private final double sessionChanges;
  private final Duration heartbeatDeadline;

  /**
   * Of this much.
   *
   * @param longestPauseMs the longest time that the JVM stood still; 0 if it never did
   * @param sessionChanges how often counters began anew
   * @param heartbeatDeadline after which time without a heartbeat an application counts as failed
   */
  public RecentPast(double longestPauseMs, double sessionChanges, Duration heartbeatDeadline) {
    this.longestPauseMs = longestPauseMs;
    this.sessionChanges = sessionChanges;
    this.heartbeatDeadline = heartbeatDeadline;
  }

  double longestPauseMs() {
    return longestPauseMs;
  }

  double sessionChanges() {
    return sessionChanges;
  }

  double heartbeatDeadlineMs() {
    return heartbeatDeadline.toMillis();
  }
}
