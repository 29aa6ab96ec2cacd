package io.guestbeat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.host.guestrpc.server.GuestRpcServer;
import io.guestbeat.host.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The automatic way to the host falls back, and comes back, with VMware's genuine libvmtools. */
@Conformance
class AutomaticWayTest {
  private static final String VSOCK = "GuestRPC over vsock (privileged channel)";
  private static final String VMTOOLS = "GuestRPC over libvmtools' RPC channel";

  @TempDir private Path folder;

  @Test
  void goesThroughLibvmtoolsWhileVsocketsFailAndComesBack() throws IOException {
    try (Simulator simulator = Simulator.builder().build()) {
      GuestRpcServer vsock = simulator.serve(folder.resolve("vsock"));
      simulator.serve(folder.resolve("backdoor"));
      try (GuestProcess caller = caller()) {
        await(caller, VSOCK);

        vsock.close();
        await(caller, VMTOOLS);

        long returned = System.nanoTime();
        simulator.serve(folder.resolve("vsock"));
        await(caller, VSOCK);
        assertThat(Duration.ofNanos(System.nanoTime() - returned))
            .isLessThan(Duration.ofSeconds(30));
      }
      assertThat(simulator.ha().status()).isEqualTo(AppStatus.GREEN);
      assertThat(simulator.ha().longestHeartbeatGap()).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void takesAHostThatComesUpLaterThanTheJvm() throws IOException {
    try (GuestProcess caller = caller();
        Simulator simulator = Simulator.builder().build()) {
      assertThat(caller.line()).isEqualTo("fails");

      long started = System.nanoTime();
      simulator.serve(folder.resolve("vsock"));

      await(caller, VSOCK);
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
    }
  }

  private GuestProcess caller() {
    return GenuineTools.guestsOf(folder.resolve("vsock"))
        .withVariable("GUESTBEAT_STANDIN_BACKDOOR", folder.resolve("backdoor").toString())
        .java(AutoCaller.class);
  }

  /** On a busy machine there may be other lines before. */
  private static void await(GuestProcess caller, String wanted) {
    String line = caller.line();
    while (!line.equals(wanted)) {
      line = caller.line();
    }
  }
}
