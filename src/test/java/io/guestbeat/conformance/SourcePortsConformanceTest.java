package io.guestbeat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.host.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which ports vSockets are opened from, and what is done where a connect fails. */
@Conformance
class SourcePortsConformanceTest {
  private static final Duration LEAST_GAP = Duration.ofMillis(50);
  private static final int CALLS = 1500;

  @TempDir private Path folder;
  private final Simulator simulator = Simulator.builder().build();
  private GenuineTools guests;

  @BeforeEach
  void serve() throws IOException {
    simulator.serve(folder.resolve("host"));
    guests = GenuineTools.guestsOf(folder.resolve("host"));
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void noPortIsUsedAgainSoonerThanARealHostTakes() throws IOException {
    Path log = folder.resolve("ports");
    GenuineTools logged = guests.with("PORTS", log.toString());

    try (GuestProcess caller = logged.java(VsockCaller.class, "" + CALLS)) {
      assertThat(caller.rest()).hasSize(CALLS).containsOnly("GRAY");
    }

    List<Use> uses = uses(log);
    List<Long> gaps = gaps(uses);
    System.out.println(
        uses.size()
            + " connections, least gap between two uses of a source port "
            + Collections.min(gaps) / 1_000_000
            + " ms");
    assertThat(uses).hasSizeGreaterThanOrEqualTo(CALLS);
    assertThat(gaps).hasSizeGreaterThan(500).allMatch(gap -> gap >= LEAST_GAP.toNanos());
  }

  @Test
  void eachConnectionBeginsWithAnotherPort() throws IOException {
    Path log = folder.resolve("ports");

    try (GuestProcess one = guests.with("PORTS", log.toString()).java(VsockCaller.class, "3");
        GuestProcess other = guests.with("PORTS", log.toString()).java(VsockCaller.class, "3")) {
      assertThat(one.rest()).containsOnly("GRAY");
      assertThat(other.rest()).containsOnly("GRAY");
    }

    assertThat(uses(log)).extracting(use -> use.port).hasSize(6);
    assertThat(gaps(uses(log))).allMatch(gap -> gap >= 0);
  }

  @Test
  void aConnectThatFailsForAMomentIsTriedAgainInTime() {
    try (GuestProcess caller =
        guests.with("CONNECTS", "bbbbbo" + "h" + "o" + "rrrrrrro").java(VsockCaller.class, "3")) {
      assertThat(caller.rest()).containsExactly("GRAY", "GRAY", "GRAY");
    }
  }

  @Test
  void aConnectThatFailsForGoodSaysWhy() {
    try (GuestProcess caller =
        guests.with("CONNECTS", "bbbbbb" + "p" + "rrrrrrrr").java(VsockCaller.class, "3")) {
      List<String> lines = caller.rest();

      assertThat(lines).hasSize(3);
      assertThat(lines.get(0)).contains("errno 105", "no room for another connection");
      assertThat(lines.get(1)).contains("connect: ", "errno 1", "the host refuses");
      assertThat(lines.get(1)).doesNotContain("seccomp");
      assertThat(lines.get(2)).contains("errno 104", "usevsocket");
    }
  }

  @Test
  void aHostThatIsGoneResetsWhoConnects() {
    simulator.faults().hostGone();

    try (GuestProcess caller = guests.java(VsockCaller.class, "1")) {
      assertThat(caller.rest()).singleElement().asString().contains("connect: ", "errno 104");
    }
  }

  @Test
  void aHostThatServesPrivilegedGuestsOnlyIsToldByTheSourcePort() {
    simulator.faults().refuseUnprivilegedGuests();
    GenuineTools unprivileged = guests.with("UNPRIVILEGED", "yes");

    try (GuestProcess ours = guests.java(VsockCaller.class, "1");
        GuestProcess refused = unprivileged.java(VsockCaller.class, "1");
        GuestProcess genuine = guests.cLibrary(1);
        GuestProcess statistics = unprivileged.guestbeat("vsock", 1)) {
      assertThat(ours.rest()).containsExactly("GRAY");
      assertThat(refused.rest())
          .singleElement()
          .asString()
          .contains("unprivileged channel", "Permission denied", "APP_MONITOR")
          .contains("CAP_NET_BIND_SERVICE");
      assertThat(genuine.line()).isEqualTo("updated 0");
      assertThat(statistics.line()).isEqualTo("updated 3");
    }
  }

  private static List<Use> uses(Path log) throws IOException {
    List<Use> uses = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      String[] words = line.split(" ");
      uses.add(
          new Use(Integer.parseInt(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2])));
    }
    uses.sort(Comparator.comparing(use -> use.fromNanos));
    return uses;
  }

  /** From the end of one use of a port to the begin of the next. */
  private static List<Long> gaps(List<Use> uses) {
    List<Long> gaps = new ArrayList<>();
    Map<Integer, Use> last = new HashMap<>();
    for (Use use : uses) {
      Use before = last.put(use.port, use);
      if (before != null) {
        gaps.add(use.fromNanos - before.toNanos);
      }
    }
    return gaps;
  }

  private static final class Use {
    final int port;
    final long fromNanos;
    final long toNanos;

    Use(int port, long fromNanos, long toNanos) {
      this.port = port;
      this.fromNanos = fromNanos;
      this.toNanos = toNanos;
    }
  }
}
