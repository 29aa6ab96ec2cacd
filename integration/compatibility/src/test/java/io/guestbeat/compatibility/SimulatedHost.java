package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The host of the machine that a subject thinks it runs on: a simulated VM and HA cluster in this
 * JVM, reached over a Unix socket, so that the agent there loads its native code and heartbeats are
 * seen from outside.
 */
final class SimulatedHost implements AutoCloseable {
  private final Path folder;
  private final Path socket;
  private final Simulator simulator = Simulator.builder().build();

  SimulatedHost(Path subject) throws IOException {
    // A socket's path is short.
    folder = Files.createTempDirectory("guestbeat-compat");
    socket = folder.resolve("s");
    simulator.serve(socket);
    Files.createDirectories(subject);
  }

  static Path agentJar() throws IOException {
    return Path.of(System.getProperty("guestbeat.agent.jar")).toRealPath();
  }

  /** The option of a JVM that this host is to watch. */
  String agent() throws IOException {
    return "-javaagent:"
        + agentJar()
        + "=heartbeat=on,heartbeat.interval=1s,evidence.dir="
        + folder.resolve("evidence")
        + ",host=unix:"
        + socket;
  }

  void awaitHeartbeats() {
    long enough = simulator.ha().heartbeatCount() + 2;
    Wait.until(
        () -> simulator.ha().heartbeatCount() >= enough,
        () -> "no heartbeats; events: " + simulator.ha().events());
  }

  /** What was watched has ended cleanly: monitoring is off again, and nobody is reset. */
  void requireOrderlyEnd() {
    assertThat(simulator.ha().isEnabled()).as("monitoring after the end").isFalse();
    assertThat(simulator.ha().status()).isEqualTo(AppStatus.GRAY);
    assertThat(simulator.ha().resets()).isZero();
  }

  /** Nobody has ever called the cluster. */
  void requireNoHeartbeat() {
    assertThat(simulator.ha().heartbeatCount()).isZero();
    assertThat(simulator.ha().events()).isEmpty();
  }

  @Override
  public void close() throws IOException {
    simulator.close();
    Files.deleteIfExists(socket);
    try (var left = Files.walk(folder)) {
      left.sorted((one, other) -> other.compareTo(one)).forEach(path -> path.toFile().delete());
    }
  }
}
