package io.guestbeat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.guestrpc.GuestInfoProtocol;
import io.guestbeat.host.guestrpc.RpcReply;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code vmware-toolbox-cmd stat} prints is what we read. */
@Conformance
class ToolboxConformanceTest {
  @TempDir Path folder;
  private Path socket;
  private StandInHost standIn;

  @BeforeEach
  void startHost() throws IOException {
    socket = folder.resolve("host");
    standIn = StandInHost.serve(socket);
  }

  @AfterEach
  void stopHost() throws IOException {
    standIn.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void printsWhatWeRead(int version) {
    GenuineTools toolbox = GenuineTools.guestsOf(socket);
    standIn.serve(
        version == 3 ? GuestInfoProtocol.V3 : GuestInfoProtocol.V2,
        Snapshots.distinct(0xfedc_ba98_7654_3210L)
            .value(Statistic.CPU_RESERVATION_MHZ, 512)
            .build());

    Snapshot read = readByOurs();

    assertThat(toolbox.stat("balloon")).isEqualTo(read.require(Statistic.MEM_BALLOONED_MB) + " MB");
    assertThat(toolbox.stat("swap")).isEqualTo(read.require(Statistic.MEM_SWAPPED_MB) + " MB");
    assertThat(toolbox.stat("memlimit")).isEqualTo(read.require(Statistic.MEM_LIMIT_MB) + " MB");
    assertThat(toolbox.stat("memres"))
        .isEqualTo(read.require(Statistic.MEM_RESERVATION_MB) + " MB");
    assertThat(toolbox.stat("cpures"))
        .isEqualTo(read.require(Statistic.CPU_RESERVATION_MHZ) + " MHz");
    assertThat(toolbox.stat("cpulimit")).isEqualTo(read.require(Statistic.CPU_LIMIT_MHZ) + " MHz");
    assertThat(toolbox.stat("sessionid")).isEqualTo(read.session().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"session", "host", ""})
  void printsTheRawStatisticThatWeRead(String stat) {
    standIn.answer("guestlib.stat.get text " + stat, RpcReply.done("some = " + stat));

    String printed = GenuineTools.guestsOf(socket).stat("raw", "text", stat);

    try (Host host = Hosts.open("unix:" + socket)) {
      assertThat(printed).isEqualTo(host.guestLibrary().statGet("text", stat));
    }
  }

  private Snapshot readByOurs() {
    try (Host host = Hosts.open("unix:" + socket);
        GuestHandle handle = host.guestLibrary().openHandle()) {
      return handle.update();
    }
  }
}
