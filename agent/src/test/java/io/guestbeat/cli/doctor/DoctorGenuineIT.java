package io.guestbeat.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.Toolbox;
import io.guestbeat.host.simulator.Simulator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command doctor with the genuine open-vm-tools, which a preload shows a simulated host. */
final class DoctorGenuineIT {
  @TempDir Path folder;

  @Test
  void saysWhatTheGenuineLibrariesHaveAndWhatTheHostAnswersThroughThem() throws Exception {
    Path socket = folder.resolve("host.sock");
    Toolbox toolbox = Toolbox.guestOf(socket, folder);
    try (Simulator simulator = Simulator.builder().build()) {
      simulator.serve(socket);

      List<String> lines = toolbox.doctor("--host vmware");

      assertThat(lines)
          .anyMatch(line -> line.matches(" +OK +libraries +guest library libguestlib.so.0.*"))
          .anyMatch(line -> line.matches(" +OK +RPC channel libvmtools.so.0.*"))
          .anyMatch(line -> line.matches(" +OK +statistics +36 of 36 from .*"))
          .anyMatch(line -> line.matches(" +NOTE +heartbeat +the host answers: .*"))
          .contains("Statistics and the heartbeat would work.")
          .last()
          .isEqualTo("exit 0");
      assertThat(simulator.ha().isEnabled()).isFalse();
    }
  }
}
