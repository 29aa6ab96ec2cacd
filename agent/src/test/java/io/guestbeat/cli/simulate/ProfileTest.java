package io.guestbeat.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.ha.HaSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
  @TempDir Path folder;

  @Test
  void whatIsNotSaidIsAHealthyVmOfThisMachinesCpus() {
    AtomicLong nanos = new AtomicLong();
    try (Simulator simulator = Profile.ofDefaults().start(Simulator.builder().clock(nanos::get))) {
      int vcpus = VirtualCpus.ofThisMachine().orElseThrow();
      assertThat(simulator.vm().vcpus()).isEqualTo(vcpus);
      for (int look = 0; look < 720; look++) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
        Snapshot snapshot = simulator.vm().snapshot();
        assertThat(snapshot.require(Statistic.MEM_BALLOONED_MB)).isZero();
        assertThat(snapshot.require(Statistic.MEM_SWAPPED_MB)).isZero();
      }
      double stolenMs = simulator.vm().snapshot().require(Statistic.CPU_STOLEN_MS);
      assertThat(stolenMs / TimeUnit.HOURS.toMillis(2) / vcpus).isLessThan(0.02);
    }
  }

  @Test
  void everyKeyComesTrueInTheSimulator() throws Exception {
    Profile profile =
        written(
            """
            vcpus = 6
            memory = 2048
            cpu.reservation = 1000
            cpu.limit = 9000
            cpu.shares = 77
            memory.reservation = 512
            memory.limit = 1536
            memory.shares = 99
            resource-pool = /pool/Öl
            host.mhz = 3000
            host.cores = 12
            host.memory = 65536
            host.newest-statistic = MemBalloonMaxMB
            host.withholds = CpuStolenMs+HostMemUsedMB
            balloon = 300
            swap = 100
            """);

    try (Simulator simulator = profile.start(Simulator.builder().clock(() -> 0))) {
      Snapshot snapshot = simulator.vm().snapshot();
      assertThat(simulator.vm().vcpus()).isEqualTo(6);
      assertThat(snapshot.require(Statistic.CPU_RESERVATION_MHZ)).isEqualTo(1000);
      assertThat(snapshot.require(Statistic.CPU_LIMIT_MHZ)).isEqualTo(9000);
      assertThat(snapshot.require(Statistic.CPU_SHARES)).isEqualTo(77);
      assertThat(snapshot.require(Statistic.MEM_RESERVATION_MB)).isEqualTo(512);
      assertThat(snapshot.require(Statistic.MEM_LIMIT_MB)).isEqualTo(1536);
      assertThat(snapshot.require(Statistic.MEM_SHARES)).isEqualTo(99);
      assertThat(snapshot.resourcePoolPath()).hasValue("/pool/Öl");
      assertThat(snapshot.require(Statistic.HOST_PROCESSOR_SPEED)).isEqualTo(3000);
      assertThat(snapshot.require(Statistic.HOST_NUM_CPU_CORES)).isEqualTo(12);
      assertThat(snapshot.require(Statistic.HOST_MEM_PHYS_MB)).isEqualTo(65536);
      assertThat(snapshot.value(Statistic.CPU_STOLEN_MS)).isEmpty();
      assertThat(snapshot.value(Statistic.HOST_MEM_USED_MB)).isEmpty();
      assertThat(snapshot.value(Statistic.MEM_SHARES_64)).isEmpty();
      assertThat(snapshot.require(Statistic.MEM_BALLOON_TARGET_MB)).isEqualTo(512);
      assertThat(snapshot.require(Statistic.MEM_SWAP_TARGET_MB)).isEqualTo(100);
    }
  }

  @Test
  void theClusterIsThePresetButForWhatIsNamed() throws Exception {
    HaSettings preset = written("ha.sensitivity = low").ha();
    HaSettings named =
        written(
                """
                ha.sensitivity = low
                ha.deadline = 3s
                ha.failure-interval = 2s
                ha.minimum-uptime = 0s
                ha.max-resets = 5
                ha.reset-window = 10m
                ha.pending-reset = 1s
                ha.monitoring = off
                """)
            .ha();

    assertThat(preset.heartbeatDeadline()).isEqualTo(Sensitivity.gapToRed());
    assertThat(preset.sensitivity()).isEqualTo(Sensitivity.LOW);
    assertThat(preset.hasApplicationMonitoring()).isTrue();
    assertThat(named.heartbeatDeadline()).isEqualTo(Duration.ofSeconds(3));
    assertThat(named.sensitivity().text()).isEqualTo("custom:2s/0ms/5/10m");
    assertThat(named.pendingResetDelay()).isEqualTo(Duration.ofSeconds(1));
    assertThat(named.hasApplicationMonitoring()).isFalse();
  }

  @Test
  void theClusterIsOfCustomValues() throws Exception {
    assertThat(written("ha.sensitivity = custom:45s/3m/5/12h").ha().sensitivity().text())
        .isEqualTo("custom:45s/3m/5/12h");
    assertThat(
            written("ha.sensitivity=custom:45s//5\nha.minimum-uptime=0s\nha.reset-window=none")
                .ha()
                .sensitivity()
                .text())
        .isEqualTo("custom:45s/0ms/5/none");
    assertThat(written("ha.sensitivity=custom:45s/0s/1/none\nha.max-resets=0").ha().sensitivity())
        .isEqualTo(Sensitivity.ofText("custom:45s/0s/0/none"));
  }

  @Test
  void loadAndContentionMoveTheCounters() throws Exception {
    long[] nanos = {0};
    Profile profile = written("vcpus=1\nload=0.8\nload.variation=0\ncontention=0.25\nseed=7");

    try (Simulator simulator = profile.start(Simulator.builder().clock(() -> nanos[0]))) {
      nanos[0] = Duration.ofSeconds(100).toNanos();

      Snapshot snapshot = simulator.vm().snapshot();
      assertThat(snapshot.require(Statistic.CPU_USED_MS)).isBetween(59_900L, 60_000L);
      assertThat(snapshot.require(Statistic.CPU_STOLEN_MS)).isBetween(19_900L, 20_000L);
    }
  }

  @Test
  void thoseInTheJarAreWhatTheirNamesSay() throws Exception {
    assertThat(ProfileSource.READY).containsExactly("healthy", "starved", "old-host");
    for (String name : ProfileSource.READY) {
      Profile.load(name);
    }
    assertThat(Profile.load("old-host").host().protocolVersion()).isEqualTo(2);
    try (Simulator starved = Profile.load("starved").start(Simulator.builder().clock(() -> 0))) {
      Snapshot snapshot = starved.vm().snapshot();
      assertThat(snapshot.require(Statistic.MEM_BALLOON_TARGET_MB)).isEqualTo(2048);
      assertThat(snapshot.require(Statistic.CPU_LIMIT_MHZ)).isEqualTo(6000);
    }
  }

  @Test
  void namesAllProblemsTogether() {
    BadInputException bad =
        catchThrowableOfType(
            BadInputException.class, () -> written("vcpu=4\nload=1.5\nha.monitoring=yes\n"));

    String file = folder.resolve("vm.properties").toString();
    assertThat(bad.problems()).hasSize(3);
    assertThat(bad.problems().get(0))
        .startsWith(file + ": vcpu=4: no such key; did you mean vcpus?");
    assertThat(bad.problems().subList(1, 3))
        .containsExactly(
            file + ": load=1.5: accepted is a number from 0 to 1, or a percentage",
            file + ": ha.monitoring=yes: accepted is on or off");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vcpus=0|a whole number from 1 to 65535",
        "vcpus=1e1|a whole number from 1 to 65535",
        "vcpus=33|accepted is 1 to 32, the host's cores (host.cores)",
        "memory=3|a whole number from 4",
        "cpu.limit=none|a whole number of 1 or more, or unlimited",
        "cpu.reservation=-1|a whole number of 0 or more",
        "cpu.reservation=9999999999|a whole number of 0 or more",
        "load=NaN|a number from 0 to 1",
        "host.protocol=1|2 or 3",
        "host.withholds=CpuStolen|names of statistics",
        "host.newest-statistic=42|the name of a statistic",
        "ha.sensitivity=highest|accepted is high, medium, low, or custom:FAILURE_INTERVAL/",
        "ha.sensitivity=custom|has no values; accepted is high, medium",
        "ha.sensitivity=custom:0s|has a failure interval, 0s, that is not more than 0s",
        "ha.reset-window=ever|a time such as 500ms, 10s, 1m30s or 1h, or none",
        "ha.deadline=30|a time such as",
        "ha.deadline=99999h|a time such as",
        "ha.max-resets=-1|a whole number from 0"
      })
  void namesWhatIsAccepted(String line, String accepted) {
    assertThatThrownBy(() -> written(line)).hasMessageContainingAll(line, accepted);
  }

  @Test
  void namesAllThatContradictsItself() {
    BadInputException bad =
        catchThrowableOfType(
            BadInputException.class,
            () ->
                written(
                    """
                    vcpus = 9
                    host.cores = 8
                    cpu.reservation = 2
                    cpu.limit = 1
                    memory.reservation = 9
                    memory.limit = 8
                    """));

    String file = folder.resolve("vm.properties").toString();
    assertThat(bad.problems())
        .containsExactly(
            file + ": vcpus=9: accepted is 1 to 8, the host's cores (host.cores)",
            file + ": cpu.reservation=2: accepted is at most 1, the limit (cpu.limit)",
            file + ": memory.reservation=9: accepted is at most 8, the limit (memory.limit)");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken"), "vcpus = \\uXYZ");

    assertThatThrownBy(() -> Profile.load("helthy"))
        .hasMessage(
            "helthy: there is no such file; accepted is a file, or one of healthy, starved,"
                + " old-host; did you mean healthy?");
    assertThatThrownBy(() -> Profile.load(folder.toString())).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> Profile.load(broken.toString()))
        .hasMessageContaining("is not a properties file");
  }

  @Test
  void sayingNothingIsTheDefaults() throws Exception {
    Map<String, String> defaults = new LinkedHashMap<>();
    for (ProfileKey key : ProfileKey.values()) {
      key.key().defaultText().ifPresent(text -> defaults.put(key.key().name(), text));
    }

    Snapshot said;
    try (Simulator simulator = Profile.of("", defaults).start(Simulator.builder().clock(() -> 0))) {
      said = simulator.vm().snapshot();
    }
    try (Simulator simulator = Profile.ofDefaults().start(Simulator.builder().clock(() -> 0))) {
      assertThat(simulator.vm().snapshot()).isEqualTo(said);
    }
    assertThat(defaults).hasSizeGreaterThan(20);
  }

  private Profile written(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("vm.properties"), text);
    return Profile.load(file.toString());
  }
}
