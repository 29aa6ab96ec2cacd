package io.guestbeat.heartbeat.check;

import io.guestbeat.concurrent.DaemonLoop;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread on which one gate is checked, again and again until it is closed. A check that hangs
 * holds up nothing but this thread, and no two checks of a gate run at once.
 */
public final class GateRunner extends DaemonLoop {
  private final GateCheck check;
  private final Duration interval;
  private Duration rest;

  public GateRunner(GateCheck check, WatchedGate gate) {
    super("guestbeat-gate-" + gate.name());
    this.check = check;
    this.interval = gate.settings().interval();
    this.rest = gate.firstCheckAfter();
  }

  @Override
  protected void turn() {
    restUntil(System.nanoTime() + rest.toNanos());
    long began = System.nanoTime();
    rest = interval;
    if (!isClosed()) {
      check.make();
    }
    rest = interval.minusNanos(System.nanoTime() - began);
  }

  private void restUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0 && !isClosed(); ) {
      // The application's code may have left an interrupt behind, with which no wait would wait.
      Thread.interrupted();
      LockSupport.parkNanos(this, left);
      left = due - System.nanoTime();
    }
  }
}
