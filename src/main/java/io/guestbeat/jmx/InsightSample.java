package io.guestbeat.jmx;

import io.guestbeat.insight.VmFigures;
import io.guestbeat.insight.pause.PauseLog;
import java.time.Duration;

/** What is read of the insight at once. */
final class InsightSample {
  private final VmFigures figures;
  private final PauseLog pauses;
  private final InsightWatch watch;
  private final Duration heartbeatInterval;

  InsightSample(
      VmFigures figures, PauseLog pauses, InsightWatch watch, Duration heartbeatInterval) {
    this.figures = figures;
    this.pauses = pauses;
    this.watch = watch;
    this.heartbeatInterval = heartbeatInterval;
  }

  VmFigures figures() {
    return figures;
  }

  /** The pauses there were, which may be more by the time they are read. */
  PauseLog pauses() {
    return pauses;
  }

  /** Alarms and advice as they are now. */
  InsightWatch watch() {
    return watch;
  }

  /** From one heartbeat to the next: 1 s to 25 s. */
  Duration heartbeatInterval() {
    return heartbeatInterval;
  }
}
