package io.guestbeat.heartbeat;

import java.util.function.Consumer;

/**
 * The thread that tells somebody of every decision, so that a slow disk or listener can hold up
 * nothing else. Until it is closed.
 */
final class DecisionAnnouncer extends Thread implements AutoCloseable {
  private final DecisionLog log;
  private final Consumer<Decision> listener;

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
    long told = 0;
    try {
      while (true) {
        for (Decision decision : log.awaitAfter(told)) {
          told = decision.number();
          listener.accept(decision);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    interrupt();
  }
}
