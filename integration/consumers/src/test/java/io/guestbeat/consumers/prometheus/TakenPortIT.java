package io.guestbeat.consumers.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.consumers.Machine;
import io.guestbeat.consumers.Port;
import io.guestbeat.host.simulator.Simulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port that somebody takes between the choice and the start: jmx_exporter ends its JVM. */
final class TakenPortIT {
  private static final Path EXPORTER =
      Path.of(System.getProperty("guestbeat.consumers"), "jmx-exporter.jar");

  @TempDir Path folder;

  @Test
  void isChosenAnew() throws Exception {
    List<Integer> tried = new ArrayList<>();
    try (Machine machine = Machine.on(folder, Simulator.builder());
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Port.startOnFree(
          free -> {
            int port = tried.isEmpty() ? other.getLocalPort() : free;
            tried.add(port);
            return startOn(machine, port);
          });

      assertThat(tried).hasSize(2);
      assertThat(machine.jvm().isAlive()).isTrue();
    }
  }

  @Test
  void anotherFailureIsNotTriedAgain() {
    List<Integer> tried = new ArrayList<>();

    assertThatThrownBy(
            () ->
                Port.startOnFree(
                    free -> {
                      tried.add(free);
                      throw new AssertionError("it has ended: no such option");
                    }))
        .hasMessageContaining("no such option");
    assertThat(tried).hasSize(1);
  }

  private static int startOn(Machine machine, int port) throws IOException {
    machine.start(
        Path.of(System.getProperty("java.home")),
        "",
        "-javaagent:" + EXPORTER + "=127.0.0.1:" + port + ":" + Examples.file("guestbeat.yaml"));
    return port;
  }
}
