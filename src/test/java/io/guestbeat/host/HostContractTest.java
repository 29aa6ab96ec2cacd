package io.guestbeat.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.AppMonitorContract;
import io.guestbeat.guest.GuestLibraryContract;
import io.guestbeat.host.simulator.Simulator;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contracts over GuestRPC in Java: within the process and over a Unix socket. */
class HostContractTest {
  @Nested
  class GuestLibraryInProcess extends GuestLibraryContract {
    @Override
    protected Host hostOf(Simulator simulator) {
      return Hosts.guestRpc(simulator.transport());
    }
  }

  @Nested
  class AppMonitorInProcess extends AppMonitorContract {
    @Override
    protected Host hostOf(Simulator simulator) {
      return Hosts.guestRpc(simulator.transport());
    }
  }

  @Nested
  class GuestLibraryOverUnixSocket extends GuestLibraryContract {
    @TempDir private Path folder;

    @Override
    protected Host hostOf(Simulator simulator) throws Exception {
      return served(simulator, folder);
    }
  }

  @Nested
  class AppMonitorOverUnixSocket extends AppMonitorContract {
    @TempDir private Path folder;

    @Override
    protected Host hostOf(Simulator simulator) throws Exception {
      return served(simulator, folder);
    }
  }

  @Test
  void theSimulatorAsAHostIsAliveByItself() {
    try (Host host = Hosts.open("simulator")) {
      assertThat(host.guestLibrary().openHandle().update().session().bits()).isNotZero();
      host.appMonitor().enable();
      assertThat(host.appMonitor().isEnabled()).isTrue();
      assertThat(host.description()).contains("simulator");
    }
  }

  private static Host served(Simulator simulator, Path folder) throws Exception {
    Path socket = folder.resolve("host.sock");
    simulator.serve(socket);
    return Hosts.open("unix:" + socket);
  }
}
