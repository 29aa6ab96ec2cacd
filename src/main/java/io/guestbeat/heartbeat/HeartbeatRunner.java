package io.guestbeat.heartbeat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that turns the engine, before all others where the system heeds priorities, until it
 * is closed. Nothing ends it: not even memory that is short for a moment.
 */
final class HeartbeatRunner extends Thread implements AutoCloseable {
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final HeartbeatEngine engine;
  private volatile boolean closed;

  @SuppressWarnings("ThreadPriorityCheck") // Where it is heeded, it spares a heartbeat.
  HeartbeatRunner(HeartbeatEngine engine) {
    super("guestbeat-heartbeat");
    this.engine = engine;
    setDaemon(true);
    setPriority(MAX_PRIORITY);
    setContextClassLoader(HeartbeatRunner.class.getClassLoader());
  }

  @Override
  public void run() {
    while (!closed) {
      LockSupport.parkNanos(this, turn());
      // With an interrupt left behind no wait would wait.
      Thread.interrupted();
    }
  }

  /** Has the engine look at once. */
  void wake() {
    LockSupport.unpark(this);
  }

  @Override
  public void close() {
    closed = true;
    wake();
  }

  private long turn() {
    try {
      return engine.tick().toNanos();
    } catch (Throwable e) {
      // A heartbeat lost by mistake is a reset: the next turn may do better.
      say(e);
      return AGAIN.toNanos();
    }
  }

  private void say(Throwable e) {
    try {
      engine.noteTrouble(e);
    } catch (Error thereIsNotEvenMemoryToSaySo) {
      // The next turn may find some.
    }
  }
}
