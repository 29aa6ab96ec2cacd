package io.guestbeat.cli.simulate;

import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.simulator.Simulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A simulation on a clock that the test turns, with a guest in the test's own process. */
abstract class SimulationRig {
  final List<Duration> resets = new ArrayList<>();
  long nanos;
  Simulator simulator;
  Simulation simulation;
  Host host;

  private final StringWriter out = new StringWriter();

  @AfterEach
  void close() {
    host.close();
    simulator.close();
  }

  void begin(Map<String, String> profile, boolean isVerbose, String... script)
      throws BadInputException {
    simulator = Profile.of("profile", profile).start(Simulator.builder().clock(() -> nanos));
    simulation =
        Simulation.of(
            simulator,
            Script.of("script", Arrays.asList(script)),
            new Journal(new PrintWriter(out, true), false),
            isVerbose,
            () -> resets.add(simulator.time()));
    host = Hosts.guestRpc(simulator.transport());
  }

  void turnTo(int second) {
    nanos = Duration.ofSeconds(second).toNanos();
    simulator.tick();
    simulation.step(simulator.time());
  }

  /** What has been printed. */
  List<String> lines() {
    return out.toString().lines().toList();
  }

  void forgetLines() {
    out.getBuffer().setLength(0);
  }
}
