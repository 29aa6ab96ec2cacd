package io.guestbeat.jmx;

import io.guestbeat.insight.VmFigures;
import io.guestbeat.insight.advice.AdviceInput;
import io.guestbeat.insight.advice.Advisor;
import io.guestbeat.insight.alarm.Alarms;
import io.guestbeat.insight.pause.PauseLog;
import io.guestbeat.monitor.HostMonitor;
import java.time.Duration;

/** The values of one read of the MBean: the figures of one poll, and the rest as it is now. */
final class InsightSample {
  private final HostMonitor monitor;
  private final VmFigures figures;
  private final Duration heartbeatInterval;

  InsightSample(HostMonitor monitor, Duration heartbeatInterval) {
    this.monitor = monitor;
    this.figures = monitor.figures();
    this.heartbeatInterval = heartbeatInterval;
  }

  VmFigures figures() {
    return figures;
  }

  /** The pauses there were, which may be more by the time they are read. */
  PauseLog pauses() {
    return monitor.pauses();
  }

  Alarms alarms() {
    return monitor.alarms();
  }

  Advisor advisor() {
    return monitor.advisor();
  }

  AdviceInput adviceInput() {
    return monitor.adviceInput();
  }

  /** From one heartbeat to the next: 1 s to 25 s. */
  Duration heartbeatInterval() {
    return heartbeatInterval;
  }
}
