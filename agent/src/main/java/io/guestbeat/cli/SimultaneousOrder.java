package io.guestbeat.cli;

import io.guestbeat.text.OneLine;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends an order to several JVMs at the same time, so that a JVM that hangs does not delay the
 * others.
 */
final class SimultaneousOrder {
  private final Order order;
  private final Duration patience;

  /**
   * Creates one.
   *
   * @param patience how long to wait for all together; what hangs is left behind on a daemon thread
   */
  SimultaneousOrder(Order order, Duration patience) {
    this.order = order;
    this.patience = patience;
  }

  /**
   * Reports the result of each JVM as soon as it is known. Waits until all results are reported.
   *
   * @param told is called by this thread, once for each number
   */
  void give(List<Long> pids, Consumer<Outcome> told) throws InterruptedException {
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    pids.forEach(pid -> start(pid, outcomes));
    Set<Long> untold = new LinkedHashSet<>(pids);
    long giveUp = System.nanoTime() + patience.toNanos();
    while (!untold.isEmpty()) {
      Outcome outcome = outcomes.poll(giveUp - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (outcome == null) {
        break;
      }
      untold.remove(outcome.pid);
      told.accept(outcome);
    }
    String tooLate = "no answer within " + patience.toMillis() / 1000 + " s";
    untold.forEach(pid -> told.accept(new Outcome(pid, false, tooLate)));
  }

  private void start(long pid, BlockingQueue<Outcome> outcomes) {
    Thread thread = new Thread(() -> outcomes.add(outcome(pid)), "guestbeat-order");
    thread.setDaemon(true);
    thread.start();
  }

  private Outcome outcome(long pid) {
    try {
      return new Outcome(pid, true, order.carryOut(pid));
    } catch (Throwable e) { // It is told, whatever it is.
      return new Outcome(pid, false, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /** An order for one JVM. */
  interface Order {
    /** Returns what came of it; throws with the reason if nothing did. */
    String carryOut(long pid) throws Exception;
  }

  /** The result of the order in one JVM. Immutable. */
  static final class Outcome {
    final long pid;
    final boolean isDone;
    private final String text;

    private Outcome(long pid, boolean isDone, String text) {
      this.pid = pid;
      this.isDone = isDone;
      this.text = OneLine.of(text);
    }

    /** Returns it in one line that names the process, once. */
    @Override
    public String toString() {
      String process = "process " + pid;
      return text.matches("(?s).*\\b" + process + "\\b.*") ? text : process + ": " + text;
    }
  }
}
