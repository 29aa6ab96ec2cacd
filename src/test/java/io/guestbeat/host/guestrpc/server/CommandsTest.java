package io.guestbeat.host.guestrpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.guestrpc.GuestInfoProtocol;
import io.guestbeat.host.guestrpc.GuestRpcChannel;
import io.guestbeat.host.guestrpc.GuestRpcGuestLibrary;
import io.guestbeat.host.guestrpc.RpcReply;
import io.guestbeat.host.simulator.Guest;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.ha.HaSettings;
import io.guestbeat.host.simulator.vm.HostProfile;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private final TurnableClock clock = new TurnableClock();
  private Simulator simulator = Simulator.builder().clock(clock).build();

  @Test
  void givesTheStatisticsInProtocol3() throws IOException {
    RpcReply reply = call("guestlib.info.get 3");

    assertThat(reply.isDone()).isTrue();
    assertThat(GuestInfoProtocol.V3.decode(reply.result())).isEqualTo(simulator.vm().snapshot());
  }

  @Test
  void anOlderHostRefusesProtocol3() throws IOException {
    on(HostProfile.current().withProtocolVersion(2));

    RpcReply refused = call("guestlib.info.get 3");
    RpcReply done = call("guestlib.info.get 2");

    assertThat(refused.isDone()).isFalse();
    assertThat(done.result()).hasSize(669);
    assertThat(GuestInfoProtocol.V2.decode(done.result()).session())
        .isEqualTo(simulator.vm().snapshot().session());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 18, 36, 37, 38, 99})
  void anOlderProtocol3HostSendsTheFirstStatisticsOnly(int highestId) throws IOException {
    on(HostProfile.current().withStatisticsUpTo(highestId));

    Snapshot snapshot = GuestInfoProtocol.V3.decode(call("guestlib.info.get 3").result());

    assertThat(Statistic.values())
        .filteredOn(statistic -> statistic != Statistic.MEM_SHARES_64)
        .allSatisfy(
            statistic ->
                assertThat(snapshot.error(statistic))
                    .isEqualTo(
                        statistic.id() <= highestId
                            ? GuestError.SUCCESS
                            : GuestError.UNSUPPORTED_VERSION));
    assertThat(snapshot.resourcePoolPath().isPresent()).isEqualTo(highestId >= 18);
  }

  @Test
  void doesNotGiveWhatItIsToldNotToGive() throws IOException {
    on(HostProfile.current().withUnavailable(Statistic.HOST_CPU_USED_MS));

    Snapshot snapshot = GuestInfoProtocol.V3.decode(call("guestlib.info.get 3").result());

    assertThat(snapshot.error(Statistic.HOST_CPU_USED_MS)).isEqualTo(GuestError.NOT_AVAILABLE);
    assertThat(snapshot.error(Statistic.CPU_USED_MS)).isEqualTo(GuestError.SUCCESS);
  }

  @Test
  void givesALongResourcePoolPathWhole() throws IOException {
    char[] name = new char[2000];
    Arrays.fill(name, 'p');
    String path = "/" + new String(name);
    simulator = Simulator.builder().clock(clock).resourcePoolPath(path).build();

    Snapshot snapshot = GuestInfoProtocol.V3.decode(call("guestlib.info.get 3").result());

    assertThat(snapshot.resourcePoolPath()).contains(path);
  }

  @Test
  void refusesWhatItDoesNotKnow() throws IOException {
    RpcReply reply = call("guestlib.dance");

    assertThat(reply.isDone()).isFalse();
    assertThat(reply.text()).isEqualTo("Unknown command");
  }

  @Test
  void refusesTheGuestLibraryWhereItIsDisabled() throws IOException {
    simulator.faults().disableGuestLibrary();

    RpcReply reply = call("guestlib.info.get 2");

    assertThat(reply.isDone()).isFalse();
    assertThat(reply.text()).isEqualTo("disabled");
    assertThat(call("GuestAppMonitor.Cmd.IsEnabled").text()).isEqualTo("false");
  }

  @ParameterizedTest
  @CsvSource({
    "'GuestAppMonitor.Cmd.MarkActive', 2",
    "'GuestAppMonitor.Cmd.Disable', 0",
    "'GuestAppMonitor.Cmd.IsEnabled', false",
    "'GuestAppMonitor.Cmd.GetAppStatus', gray",
    "'GuestAppMonitor.Cmd.Enable', 0",
    "'GuestAppMonitor.Cmd.PostAppState', 3",
    "'GuestAppMonitor.Cmd.PostAppState ', 4",
    "'GuestAppMonitor.Cmd.PostAppState (null)', 4",
    "'GuestAppMonitor.Cmd.PostAppState fine', 5",
    "'GuestAppMonitor.Cmd.PostAppState appStateOk', 0",
  })
  void answersTheApplicationMonitorInTheHostsOwnNumbers(String command, String answer)
      throws IOException {
    assertThat(call(command).text()).isEqualTo(answer);
    assertThat(call(command + "\0").text()).isEqualTo(answer);
  }

  @Test
  void aClusterWithoutApplicationMonitoringAnswersThatItIsNotEnabled() throws IOException {
    simulator =
        Simulator.builder()
            .ha(HaSettings.of(Sensitivity.HIGH).withoutApplicationMonitoring())
            .clock(clock)
            .build();

    assertThat(call("GuestAppMonitor.Cmd.Enable").text()).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "text ", "text  ", "  ", ""})
  void listsTheNamesOfItsStats(String argument) throws IOException {
    assertThat(call("guestlib.stat.get " + argument).text())
        .isEqualTo("session\nhost\nresources\nvscsi scsi0:0\nvnet 00:50:56:01:02:03\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"session", "host ", "resources", "vscsi scsi0:0", "vnet 00:50:56:01:02:03"})
  void givesEveryStatInEveryEncoding(String stat) throws IOException {
    assertThat(call("guestlib.stat.get text " + stat).text()).contains(" = ");
    assertThat(call("guestlib.stat.get json " + stat).text()).startsWith("{\"").endsWith("}\n");
    assertThat(call("guestlib.stat.get xml " + stat).text()).startsWith("<?xml");
    assertThat(call("guestlib.stat.get yaml " + stat).text()).contains(": ");
  }

  @Test
  void resourcesAreTheStatisticsUnderOtherNames() throws IOException {
    assertThat(call("guestlib.stat.get text resources").text())
        .startsWith("cpu.number = 4\n")
        .contains("cpu.limit = 4294967295\n")
        .contains("mem.ballooned = 0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text weather", "csv session", "csv", "session"})
  void refusesAStatOrEncodingItDoesNotHave(String argument) throws IOException {
    assertThat(call("guestlib.stat.get " + argument).isDone()).isFalse();
  }

  @Test
  void countsOneRoundTripForAllStatistics() {
    GuestRpcGuestLibrary library =
        new GuestRpcGuestLibrary(new GuestRpcChannel(simulator.transport()));
    try (GuestHandle handle = library.openHandle()) {
      handle.update();
      for (Statistic statistic : Statistic.values()) {
        assertThat(handle.get(statistic)).isNotNegative();
      }
    }

    assertThat(simulator.traffic().requestsAnswered("guestlib.info.get")).isEqualTo(1);
    assertThat(simulator.traffic().requestsAnswered()).isEqualTo(1);
    assertThat(simulator.traffic().connectionsOpened()).isEqualTo(1);
  }

  @Test
  void closesAfterTheReplyWhereTheGuestWishesSo() throws IOException {
    try (Guest guest = Guest.of(simulator.transport())) {
      assertThat(guest.callWithFastClose("guestlib.info.get 3").isDone()).isTrue();

      assertThatThrownBy(() -> guest.call("guestlib.info.get 3")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void closesOnARequestThatIsNoPacket() throws IOException {
    try (Guest guest = Guest.of(simulator.transport())) {
      assertThatThrownBy(() -> guest.send(new byte[] {0, 0, 0, 1, 7}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("closed");
    }
  }

  private void on(HostProfile host) {
    simulator = Simulator.builder().clock(clock).host(host).build();
  }

  private RpcReply call(String command) throws IOException {
    try (Guest guest = Guest.of(simulator.transport())) {
      return guest.call(command);
    }
  }
}
