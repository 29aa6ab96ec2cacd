package io.guestbeat.heartbeat;

import java.util.function.Consumer;

/**
 * The thread that tells somebody of every decision, so that a slow disk or listener can hold up
 * nothing else.
 */
final class DecisionAnnouncer extends TirelessThread {
  private final DecisionLog log;
  private final Consumer<Decision> listener;
  private volatile long told;

  /** {@code listener} throws nothing. */
  DecisionAnnouncer(DecisionLog log, Consumer<Decision> listener) {
    super("guestbeat-decisions");
    this.log = log;
    this.listener = listener;
  }

  @Override
  protected void turn() throws InterruptedException {
    for (Decision decision : log.awaitAfter(told)) {
      listener.accept(decision);
      told = decision.number();
    }
  }

  /** Whether everybody has been told of everything. */
  boolean isUpToDate() {
    return told == log.noted();
  }
}
