package io.guestbeat.heartbeat;

import java.util.function.Consumer;

/**
 * The thread that tells somebody of every decision, so that a slow disk or listener can hold up
 * nothing else. Until it is closed.
 */
final class DecisionAnnouncer extends Thread implements AutoCloseable {
  private final DecisionLog log;
  private final Consumer<Decision> listener;
  private volatile long told;

  /** {@code listener} throws nothing. */
  DecisionAnnouncer(DecisionLog log, Consumer<Decision> listener) {
    super("guestbeat-decisions");
    this.log = log;
    this.listener = listener;
    setDaemon(true);
    setContextClassLoader(DecisionAnnouncer.class.getClassLoader());
  }

  @Override
  public void run() {
    try {
      while (true) {
        for (Decision decision : log.awaitAfter(told)) {
          listener.accept(decision);
          told = decision.number();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether everybody has been told of everything. */
  boolean isUpToDate() {
    return told == log.noted();
  }

  @Override
  public void close() {
    interrupt();
  }
}
