package io.guestbeat.concurrent;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A daemon thread that only its owner ends. Memory that is short for a moment, an application that
 * interrupts every thread it finds, a fault of our own: the next turn may do better, while a thread
 * that is gone would cost a heartbeat. The application's handler of uncaught exceptions, which may
 * end the JVM, never hears of it.
 */
public abstract class DaemonLoop extends Thread implements AutoCloseable {
  private static final Duration AGAIN = Duration.ofMillis(100);

  private volatile boolean closed;

  /** A daemon thread of this name, not yet started. */
  @SuppressWarnings("this-escape") // To the setters of Thread, which no subclass overrides.
  protected DaemonLoop(String name) {
    super(name);
    setDaemon(true);
    setContextClassLoader(DaemonLoop.class.getClassLoader());
    setUncaughtExceptionHandler((thread, error) -> {});
  }

  @Override
  public final void run() {
    while (!closed) {
      try {
        turn();
      } catch (InterruptedException notTheOwner) {
        // The owner says so besides.
      } catch (Throwable e) {
        say(e);
        LockSupport.parkNanos(this, AGAIN.toNanos());
      }
    }
  }

  /** Waits for what is due and does it; whatever it throws, it is called again. */
  protected abstract void turn() throws InterruptedException;

  /** What a turn threw; unless overridden it is forgotten. */
  protected void troubled(Throwable e) {}

  /** Ends the thread; a turn that is under way is interrupted. */
  @Override
  public void close() {
    closeGently();
    interrupt();
  }

  /** Ends the thread once the turn that is under way is over. */
  protected final void closeGently() {
    closed = true;
  }

  /** Returns whether it has been closed, so that its work should end. */
  protected final boolean isClosed() {
    return closed;
  }

  private void say(Throwable e) {
    try {
      troubled(e);
    } catch (RuntimeException | Error thereIsNotEvenMemoryToSaySo) {
      // The next turn may find some.
    }
  }
}
