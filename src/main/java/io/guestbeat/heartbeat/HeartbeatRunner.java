package io.guestbeat.heartbeat;

import io.guestbeat.concurrent.DaemonLoop;
import io.guestbeat.heartbeat.decision.DecisionAnnouncer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that turns the engine, before all others where the system heeds priorities; has what
 * was decided announced, by others.
 */
final class HeartbeatRunner extends DaemonLoop {
  private final HeartbeatEngine engine;
  private final DecisionAnnouncer announcer;

  @SuppressWarnings("ThreadPriorityCheck") // Where it is heeded, it spares a heartbeat.
  HeartbeatRunner(HeartbeatEngine engine, DecisionAnnouncer announcer) {
    super("guestbeat-heartbeat");
    this.engine = engine;
    this.announcer = announcer;
    setPriority(MAX_PRIORITY);
  }

  @Override
  protected void turn() {
    LockSupport.parkNanos(this, tick().toNanos());
    // With an interrupt left behind no wait would wait.
    Thread.interrupted();
  }

  private Duration tick() {
    try {
      return engine.tick();
    } finally {
      announcer.announce();
    }
  }

  @Override
  protected void troubled(Throwable e) {
    engine.noteTrouble(e);
  }

  /** Wakes the engine, so that it checks at once. */
  void wake() {
    LockSupport.unpark(this);
  }

  /** Without an interrupt: a heartbeat on its way to the host arrives. */
  @Override
  public void close() {
    closeGently();
    wake();
  }
}
