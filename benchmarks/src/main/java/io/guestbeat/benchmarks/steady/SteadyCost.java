package io.guestbeat.benchmarks.steady;

import io.guestbeat.host.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Measures what the whole agent costs an application that does nothing, against the same
 * application without it, side by side. The simulated host is in this process, so that its own work
 * is not counted.
 */
public final class SteadyCost {
  private static final Duration SETTLING = Duration.ofSeconds(20);
  private static final double MOST_CPU_PERCENT = 0.2;
  private static final double MOST_KB_PER_MINUTE = 170;

  private SteadyCost() {}

  /** Arguments: rounds, seconds of each, the JDK to measure with, our jar. */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    Duration span = Duration.ofSeconds(Long.parseLong(arguments[1]));
    Path folder = Files.createTempDirectory("guestbeat-steady");
    Path socket = folder.resolve("host.sock");
    System.out.printf("%d rounds of %d s; all of the agent on%n%n", rounds, span.toSeconds());
    System.out.println("| round | no agent CPU % | Guestbeat CPU % | more | allocated kB/min |");
    System.out.println("|--:|--:|--:|--:|--:|");
    boolean isWithin = true;
    try (Simulator simulator = Simulator.builder().build()) {
      simulator.serve(socket);
      String agent =
          "-javaagent:"
              + arguments[3]
              + "=heartbeat=on,host=unix:"
              + socket
              + ",evidence.dir="
              + folder;
      for (int round = 1; round <= rounds; round++) {
        isWithin &= measure(round, span, Path.of(arguments[2]), agent);
      }
    } finally {
      Files.deleteIfExists(socket);
    }
    System.out.printf(
        "%n%s: the limits are %.1f %% of one core and %.0f kB a minute%n",
        isWithin ? "within" : "OVER", MOST_CPU_PERCENT, MOST_KB_PER_MINUTE);
  }

  private static boolean measure(int round, Duration span, Path javaHome, String agent)
      throws IOException, InterruptedException {
    try (IdleJvm without = IdleJvm.start(javaHome, List.of());
        IdleJvm with = IdleJvm.start(javaHome, List.of(agent))) {
      with.allocated();
      Thread.sleep(SETTLING.toMillis());
      long allocated = with.allocated();
      Duration withoutBefore = without.cpu();
      Duration withBefore = with.cpu();
      long began = System.nanoTime();
      Thread.sleep(span.toMillis());
      Duration passed = Duration.ofNanos(System.nanoTime() - began);
      double none = percent(without.cpu().minus(withoutBefore), passed);
      double ours = percent(with.cpu().minus(withBefore), passed);
      double kbPerMinute = (with.allocated() - allocated) / 1000.0 * 60e9 / passed.toNanos();
      System.out.printf(
          "| %d | %.3f | %.3f | %+.3f | %.0f |%n", round, none, ours, ours - none, kbPerMinute);
      return ours - none <= MOST_CPU_PERCENT && kbPerMinute <= MOST_KB_PER_MINUTE;
    }
  }

  private static double percent(Duration part, Duration whole) {
    return 100.0 * part.toNanos() / whole.toNanos();
  }
}
