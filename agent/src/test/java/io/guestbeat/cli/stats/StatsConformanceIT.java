package io.guestbeat.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.Toolbox;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.vm.Allocation;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The genuine {@code vmware-toolbox-cmd stat} and {@code stats} print the same, of one host. */
@Tag("conformance")
@Tag("thorough")
final class StatsConformanceIT {
  @TempDir Path folder;
  private final Simulator simulator =
      Simulator.builder()
          .cpu(Allocation.of(500, 2500, 4000))
          .memory(Allocation.of(1024, 6000, 81_920))
          .build();
  private Toolbox toolbox;

  @BeforeEach
  void serve() throws Exception {
    Path socket = simulator.serve(folder.resolve("host.sock")).path();
    simulator.vm().setBalloonTargetMb(512);
    simulator.vm().setSwapTargetMb(256);
    simulator.vm().freeze();
    toolbox = Toolbox.guestOf(socket, folder);
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "balloon, MemBalloonedMB",
    "swap, MemSwappedMB",
    "memlimit, MemLimitMB",
    "memres, MemReservationMB",
    "cpures, CpuReservationMHz",
    "cpulimit, CpuLimitMHz"
  })
  void printTheSameNumberAndUnit(String stat, String name) throws Exception {
    List<String> printed = toolbox.stat(stat);

    assertThat(printed).hasSize(2).last().isEqualTo("exit 0");
    assertThat(printed.get(0)).matches("\\d+ M(B|Hz)");
    assertThat(valueOf(name, "--host unix:host.sock")).isEqualTo(printed.get(0));
    assertThat(valueOf(name, "--host vsock")).isEqualTo(printed.get(0));
  }

  @Test
  void printTheSameSession() throws Exception {
    List<String> printed = toolbox.stat("sessionid");

    assertThat(printed.get(0)).matches("0x[0-9a-f]{16}");
    assertThat(toolbox.stats("--count 1 --host vsock").get(0))
        .endsWith(" session " + printed.get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "text, session",
    "json, session",
    "xml, host",
    "yaml, resources",
    "json, vscsi scsi0:0",
    "text, ''"
  })
  void printTheSameOfTheHostsOwnWords(String encoding, String stat) throws Exception {
    List<String> printed = toolbox.stat("raw " + encoding + " '" + stat + "'");

    assertThat(printed).hasSizeGreaterThan(1).last().isEqualTo("exit 0");
    assertThat(toolbox.stats("--host vsock --raw '" + stat + "' --format " + encoding))
        .isEqualTo(printed);
  }

  private String valueOf(String name, String host) throws Exception {
    Pattern row = Pattern.compile(name + " +(\\d+ \\w+)");
    return toolbox.stats("--count 1 " + host).stream()
        .map(row::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1))
        .findFirst()
        .orElseThrow();
  }
}
