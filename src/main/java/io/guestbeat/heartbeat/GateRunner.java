package io.guestbeat.heartbeat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread on which one gate is checked, again and again until it is closed. A check that hangs
 * holds up nothing but this thread, and no two checks of a gate run at once.
 */
final class GateRunner extends Thread implements AutoCloseable {
  private final GateCheck check;
  private final GateSettings settings;
  private final Duration firstCheckAfter;
  private volatile boolean closed;

  GateRunner(GateCheck check, WatchedGate gate) {
    super("guestbeat-gate-" + gate.name());
    this.check = check;
    this.settings = gate.settings();
    this.firstCheckAfter = gate.firstCheckAfter();
    setDaemon(true);
    setContextClassLoader(GateRunner.class.getClassLoader());
  }

  @Override
  public void run() {
    rest(System.nanoTime() + firstCheckAfter.toNanos());
    while (!closed) {
      long began = System.nanoTime();
      check.make();
      rest(began + settings.interval().toNanos());
    }
  }

  /** Ends the thread, as soon as a check that is being made lets it. */
  @Override
  public void close() {
    closed = true;
    interrupt();
  }

  private void rest(long until) {
    // The application's code may have left an interrupt behind, with which no wait would wait.
    Thread.interrupted();
    for (long left = until - System.nanoTime(); left > 0 && !closed; ) {
      LockSupport.parkNanos(this, left);
      Thread.interrupted();
      left = until - System.nanoTime();
    }
  }
}
