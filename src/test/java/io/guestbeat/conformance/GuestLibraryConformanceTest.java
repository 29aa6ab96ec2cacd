package io.guestbeat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.guestrpc.GuestInfoProtocol;
import io.guestbeat.host.guestrpc.RpcReply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What VMware's C library reads from a host, and what each of our hosts reads from it. */
@Conformance
class GuestLibraryConformanceTest {
  private static final long SESSION = 0xfedc_ba98_7654_3210L;

  /** Deprecated: the C library answers this without a look at what the host sent. */
  private static final String MADE_UP = "HostMemKernOvhdMB 0";

  @TempDir Path folder;
  private Path socket;
  private StandInHost host;
  private GenuineTools guests;

  @BeforeEach
  void startHost() throws IOException {
    socket = folder.resolve("host");
    host = StandInHost.serve(socket);
    host.answer("guestlib.stat.get text session", RpcReply.done("session = 42"));
    guests = GenuineTools.guestsOf(socket);
  }

  @AfterEach
  void stopHost() throws IOException {
    host.close();
  }

  @Test
  void allReadTheSameOverProtocol3() {
    host.serve(GuestInfoProtocol.V3, Snapshots.distinct(SESSION).build());

    List<String> read = readByTheCLibrary();

    assertThat(read)
        .hasSize(1 + Statistic.values().length + 3)
        .contains("updated 0", "CpuReservationMHz 4026531841", "SessionId 0xfedcba9876543210")
        .contains("ResourcePoolPath /Pöol/a", "Stat session = 42")
        .noneMatch(line -> line.contains("error"));
    assertAllReadAs(read);
  }

  @Test
  void allReadTheSameOverProtocol2() {
    host.serve(GuestInfoProtocol.V2, Snapshots.distinct(SESSION).build());

    List<String> read = readByTheCLibrary();

    assertThat(read).contains("CpuReservationMHz 4026531841", "CpuStolenMs error 10");
    assertAllReadAs(read);
  }

  @Test
  void allSayWhichStatisticsTheHostDoesNotGive() {
    Snapshot.Builder snapshot = Snapshots.distinct(SESSION);
    for (Statistic statistic : Statistic.values()) {
      if (statistic.id() % 2 == 0) {
        snapshot.unavailable(statistic, GuestError.NOT_AVAILABLE);
      }
    }
    snapshot.resourcePoolPathUnavailable(GuestError.NOT_AVAILABLE);
    host.serve(GuestInfoProtocol.V3, snapshot.build());

    List<String> read = readByTheCLibrary();

    assertThat(read)
        .contains("CpuLimitMHz error 4", "HostMemSharedMB error 4", "ResourcePoolPath error 4");
    assertAllReadAs(read);
  }

  @Test
  void allReadAnOlderHostThatKnowsFewerStatistics() {
    host.serve(GuestInfoProtocol.V3, Snapshots.distinct(SESSION).build());
    byte[] answer = GuestInfoProtocol.V3.encode(Snapshots.distinct(SESSION).build());
    ByteBuffer.wrap(answer).putInt(16, Statistic.HOST_MEM_UNMAPPED_MB.id());
    host.answer("guestlib.info.get 3", RpcReply.done(answer));

    List<String> read = readByTheCLibrary();

    assertThat(read)
        .contains("MemZippedMB error 10", "MemShares64 4026531848")
        .noneMatch(line -> line.startsWith("HostMemUnmappedMB error"));
    assertAllReadAs(read);
  }

  @Test
  void onlyOurOwnReadersReadAResourcePoolPathBeyondTheCLibrarysLimit() {
    String path = "/" + "0123456789".repeat(60);
    host.serve(GuestInfoProtocol.V3, Snapshots.distinct(SESSION).resourcePoolPath(path).build());

    List<String> read = readByTheCLibrary();

    String cut = "ResourcePoolPath " + path.substring(0, 511);
    assertThat(read).contains(cut);
    assertThat(honest(readBy("carrier"))).isEqualTo(honest(read));
    assertThat(readBy("vmware")).contains("ResourcePoolPath " + path);
    assertThat(readBy("unix:" + socket)).contains("ResourcePoolPath " + path);
  }

  @Test
  void allSeeTheVmMoveBetweenTwoUpdates() {
    host.serve(GuestInfoProtocol.V3, Snapshots.distinct(SESSION).build());
    List<GuestProcess> readers =
        Arrays.asList(
            guests.cLibrary(2),
            guests.guestbeat("unix:" + socket, 2),
            guests.guestbeat("vsock", 2),
            guests.guestbeat("vmware", 2),
            guests.guestbeat("carrier", 2));
    readers.forEach(reader -> assertThat(reader.line()).isEqualTo("updated 0"));

    Snapshot afterwards =
        Snapshots.distinct(77).value(Statistic.ELAPSED_MS, 5).resourcePoolPath("/b").build();
    host.serve(GuestInfoProtocol.V2, afterwards);
    readers.forEach(GuestProcess::nudge);

    for (GuestProcess reader : readers) {
      try (reader) {
        assertThat(reader.rest())
            .contains("updated 0", "ElapsedMs 5", "SessionId 0x000000000000004d")
            .contains("CpuStolenMs error 10", "ResourcePoolPath /b");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vmware", "carrier"})
  void readsAgainOnceItsHostIsBack(String spec) throws IOException {
    host.serve(GuestInfoProtocol.V3, Snapshots.distinct(SESSION).build());
    try (GuestProcess reader = guests.guestbeat(spec, 1_000_000)) {
      assertThat(reader.line()).isEqualTo("updated 0");

      host.close();
      reader.nudge();
      // A host that is gone has not refused.
      assertThat(reader.line()).isEqualTo("updated 1");

      startHost();
      host.serve(GuestInfoProtocol.V3, Snapshots.distinct(SESSION).build());
      do {
        reader.nudge();
      } while (!reader.line().equals("updated 0"));
    }
  }

  @Test
  void theCLibraryMakesUpAZeroForTheHostsKernelOverhead() {
    host.serve(GuestInfoProtocol.V2, Snapshots.distinct(SESSION).build());

    assertThat(readByTheCLibrary()).contains(MADE_UP);
    assertThat(readBy("vmware")).contains("HostMemKernOvhdMB error 10");
    assertThat(readBy("unix:" + socket)).contains("HostMemKernOvhdMB error 10");
  }

  private List<String> readByTheCLibrary() {
    try (GuestProcess reader = guests.cLibrary(1)) {
      return reader.rest();
    }
  }

  private List<String> readBy(String hostSpec) {
    try (GuestProcess reader = guests.guestbeat(hostSpec, 1)) {
      return reader.rest();
    }
  }

  private void assertAllReadAs(List<String> expected) {
    try (GuestProcess unix = guests.guestbeat("unix:" + socket, 1);
        GuestProcess vsock = guests.guestbeat("vsock", 1);
        GuestProcess vmware = guests.guestbeat("vmware", 1);
        GuestProcess carrier = guests.guestbeat("carrier", 1)) {
      assertThat(honest(vmware.rest())).isEqualTo(honest(expected));
      assertThat(honest(carrier.rest())).isEqualTo(honest(expected));
      assertThat(honest(unix.rest())).isEqualTo(honest(expected));
      assertThat(honest(vsock.rest())).isEqualTo(honest(expected));
    }
  }

  /** Without the one line that the C library makes up. */
  static List<String> honest(List<String> lines) {
    return lines.stream().filter(line -> !line.startsWith("HostMemKernOvhdMB")).toList();
  }
}
