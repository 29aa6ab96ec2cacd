package io.guestbeat.cli;

import io.guestbeat.text.OneLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gives an order to several JVMs at once: one that hangs keeps none of the others waiting. */
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

  /** Returns what came of it, in the order of the numbers given. */
  List<Outcome> give(List<Long> pids) throws InterruptedException {
    Map<Long, FutureTask<String>> tasks = new LinkedHashMap<>();
    for (long pid : pids) {
      tasks.put(pid, started(pid));
    }
    long giveUp = System.nanoTime() + patience.toNanos();
    List<Outcome> outcomes = new ArrayList<>();
    for (Map.Entry<Long, FutureTask<String>> task : tasks.entrySet()) {
      outcomes.add(outcome(task.getKey(), task.getValue(), giveUp - System.nanoTime()));
    }
    return outcomes;
  }

  private FutureTask<String> started(long pid) {
    FutureTask<String> task = new FutureTask<>(() -> order.carryOut(pid));
    Thread thread = new Thread(task, "guestbeat-order");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private Outcome outcome(long pid, FutureTask<String> task, long nanos)
      throws InterruptedException {
    try {
      return new Outcome(pid, true, task.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return new Outcome(pid, false, "no answer within " + patience.toMillis() / 1000 + " s");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return new Outcome(
          pid, false, cause.getMessage() == null ? cause.toString() : cause.getMessage());
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
