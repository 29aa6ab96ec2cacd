package io.guestbeat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.HostProfile;
import io.guestbeat.host.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Genuine {@code vmware-toolbox-cmd} is a guest of the simulator. */
@Conformance
class SimulatorConformanceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void theToolboxPrintsTheSimulatorsValues(int protocolVersion) throws IOException {
    HostProfile host = HostProfile.current().withProtocolVersion(protocolVersion);
    try (Simulator simulator = Simulator.builder().host(host).build()) {
      simulator.vm().freeze();
      Snapshot truth = simulator.vm().snapshot();

      GenuineTools toolbox = GenuineTools.guestsOf(serve(simulator));

      assertThat(toolbox.stat("sessionid")).isEqualTo(truth.session().toString());
      assertThat(toolbox.stat("memlimit")).isEqualTo(truth.require(Statistic.MEM_LIMIT_MB) + " MB");
      assertThat(simulator.traffic().requestsAnswered("guestlib.info.get")).isPositive();
    }
  }

  @Test
  void theToolboxListsAndPrintsTheSimulatorsStats() throws IOException {
    try (Simulator simulator = Simulator.builder().build()) {
      GenuineTools toolbox = GenuineTools.guestsOf(serve(simulator));

      assertThat(toolbox.stat("raw")).contains("session", "resources", "vscsi scsi0:0");
      assertThat(toolbox.stat("raw", "text", "session")).contains("session = ");
      assertThat(toolbox.stat("raw", "json", "vscsi", "scsi0:0")).contains("\"reads\": ");
    }
  }

  private Path serve(Simulator simulator) throws IOException {
    return simulator.serve(folder.resolve("host")).path();
  }
}
