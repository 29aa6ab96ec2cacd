package io.guestbeat.agent.runtime;

import io.guestbeat.insight.pause.PauseMeter;
import java.time.Duration;

/**
 * Lets Guestbeat's own thread sleep between two readings of the host, in short sleeps by which the
 * meter notices pauses of the JVM. For that thread.
 */
final class PauseMeteredSleep {
  private final Duration tick;
  private final HeartbeatService service;
  private final StopRequest endOrder;
  private final PauseMeter meter;
  private final LoggedTask wake;

  PauseMeteredSleep(
      Duration tick,
      HeartbeatService service,
      StopRequest endOrder,
      PauseMeter meter,
      AgentLog log) {
    this.tick = tick;
    this.service = service;
    this.endOrder = endOrder;
    this.meter = meter;
    this.wake = new LoggedTask(() -> meter.woke(System.nanoTime()), log);
  }

  /** Sleeps for this time, or until the end is requested. Returns whether it is requested. */
  boolean sleepUntilEnd(Duration span) {
    Duration sleep = span.compareTo(tick) < 0 ? span : tick;
    long end = System.nanoTime() + span.toNanos();
    meter.working();
    do {
      sleepOnce(sleep);
    } while (!endOrder.isGiven() && System.nanoTime() - end < 0);
    return endOrder.isGiven();
  }

  private void sleepOnce(Duration span) {
    meter.sleeping(System.nanoTime(), span.toNanos());
    endOrder.awaitFor(span);
    wake.run();
    if (service.announceOnThisThread()) {
      meter.working();
    }
  }
}
