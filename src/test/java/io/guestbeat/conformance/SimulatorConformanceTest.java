package io.guestbeat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.vm.HostProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator has VMware's genuine programs for guests, and ours read what they read. */
@Conformance
class SimulatorConformanceTest {
  @TempDir Path folder;

  static List<HostProfile> everyKindOfHost() {
    HostProfile current = HostProfile.current();
    return List.of(
        current,
        current.withUnavailable(Statistic.HOST_MEM_USED_MB, Statistic.MEM_ACTIVE_MB),
        current.withStatisticsUpTo(Statistic.MEM_TARGET_SIZE_MB.id()),
        current.withProtocolVersion(2));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfHost")
  void isReadAlikeByTheCLibraryAndByAllOfOurHosts(HostProfile profile) throws IOException {
    try (Simulator simulator = Simulator.builder().host(profile).build()) {
      simulator.vm().setBalloonTargetMb(512);
      simulator.vm().freeze();
      GenuineTools guests = serve(simulator);

      try (GuestProcess c = guests.cLibrary(1);
          GuestProcess unix = guests.guestbeat("unix:" + socket(), 1);
          GuestProcess vsock = guests.guestbeat("vsock", 1);
          GuestProcess vmware = guests.guestbeat("vmware", 1)) {
        List<String> read = c.rest();
        assertThat(read)
            .contains("SessionId " + simulator.vm().snapshot().session())
            .contains("MemUsedMB " + simulator.vm().snapshot().require(Statistic.MEM_USED_MB));
        assertThat(GuestLibraryConformanceTest.honest(vmware.rest()))
            .isEqualTo(GuestLibraryConformanceTest.honest(read));
        assertThat(GuestLibraryConformanceTest.honest(unix.rest()))
            .isEqualTo(GuestLibraryConformanceTest.honest(read));
        assertThat(GuestLibraryConformanceTest.honest(vsock.rest()))
            .isEqualTo(GuestLibraryConformanceTest.honest(read));
      }
    }
  }

  @Test
  void showsTheToolboxWhatItHolds() throws IOException {
    try (Simulator simulator = Simulator.builder().build()) {
      simulator.vm().freeze();
      GenuineTools guests = serve(simulator);

      assertThat(guests.stat("sessionid"))
          .isEqualTo(simulator.vm().snapshot().session().toString());
      assertThat(guests.stat("balloon"))
          .isEqualTo(simulator.vm().snapshot().require(Statistic.MEM_BALLOONED_MB) + " MB");
      assertThat(guests.stat("raw", "text", "session")).isNotEmpty();
    }
  }

  @Test
  void isHeardByVmwaresRpcChannelAsTheWatcherOfTheApplication() throws IOException {
    try (Simulator simulator = Simulator.builder().build()) {
      GenuineTools guests = serve(simulator);

      try (GuestProcess calls = guests.java(MonitorCaller.class, "vmware")) {
        assertThat(calls.rest())
            .contains("Enable done", "IsEnabled true", "MarkActive done", "GetAppStatus GREEN")
            .contains("Disable done");
      }

      assertThat(simulator.ha().heartbeatCount()).isEqualTo(1);
      assertThat(simulator.ha().status()).isEqualTo(AppStatus.GRAY);
    }
  }

  @Test
  void isSeenToMoveByAll() throws IOException {
    try (Simulator simulator = Simulator.builder().build()) {
      GenuineTools guests = serve(simulator);
      List<GuestProcess> readers =
          List.of(
              guests.cLibrary(2),
              guests.guestbeat("unix:" + socket(), 2),
              guests.guestbeat("vsock", 2),
              guests.guestbeat("vmware", 2));
      readers.forEach(reader -> assertThat(reader.line()).isEqualTo("updated 0"));

      simulator.vm().vMotion(HostProfile.current().withProtocolVersion(2));
      readers.forEach(GuestProcess::nudge);

      for (GuestProcess reader : readers) {
        try (reader) {
          assertThat(reader.rest())
              .contains("updated 0", "SessionId " + simulator.vm().snapshot().session())
              .contains("CpuStolenMs error 10");
        }
      }
    }
  }

  private GenuineTools serve(Simulator simulator) throws IOException {
    simulator.serve(socket());
    return GenuineTools.guestsOf(socket());
  }

  private Path socket() {
    return folder.resolve("host");
  }
}
