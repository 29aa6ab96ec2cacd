package io.guestbeat.insight.advice;

import io.guestbeat.insight.alarm.ValueText;

/** The checks and sentences on what has happened. Stateless. */
final class PastRules {
  private static final double NEAR = 0.5;
  private static final double OFTEN = 3;
  private static final double MS_PER_SECOND = 1000;

  private PastRules() {}

  static boolean isPauseNearDeadline(KnownNumbers n) {
    return n.past().longestPauseMs() >= NEAR * n.past().heartbeatDeadlineMs();
  }

  static String pauseNearDeadline(KnownNumbers n) {
    return "The JVM stood still for "
        + seconds(n.past().longestPauseMs())
        + " at once, and a heartbeat is due within "
        + seconds(n.past().heartbeatDeadlineMs());
  }

  static boolean isSessionChangingOften(KnownNumbers n) {
    return n.past().sessionChanges() >= OFTEN;
  }

  static String sessionChangesOften(KnownNumbers n) {
    return "The session changed "
        + ValueText.of(n.past().sessionChanges())
        + " times within the last hour";
  }

  private static String seconds(double ms) {
    return ValueText.of(ms / MS_PER_SECOND, "s");
  }
}
