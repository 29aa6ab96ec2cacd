package io.guestbeat.benchmarks;

import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.SimulatorServer;
import java.nio.file.Path;

/** Serves a simulated host on the Unix socket {@code args[0]} until standard input ends. */
public final class SimulatedHost {
  private SimulatedHost() {}

  /** Says {@code ready} on standard output once guests may come. */
  public static void main(String[] args) throws Exception {
    try (Simulator simulator = Simulator.builder().build();
        SimulatorServer server = simulator.serve(Path.of(args[0]))) {
      System.out.println("ready");
      while (System.in.read() >= 0) {
        // Only its end matters.
      }
    }
  }
}
