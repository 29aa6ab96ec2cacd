package io.guestbeat.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.cli.doctor.finding.Probe;
import io.guestbeat.cli.doctor.finding.SystemFiles;
import io.guestbeat.cli.doctor.finding.SystemKind;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.host.simulator.vm.HostProfile;
import java.io.IOException;
import java.nio.file.Paths;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the doctor makes of a host's answers, and that it gives no order. */
class HostProbesTest {
  private static final SystemKind LINUX =
      new SystemKind("Linux", new SystemFiles(Paths.get("/none")));

  private final AtomicLong nanos = new AtomicLong();
  private Simulator simulator = simulatorOf(HostProfile.current());
  private final HostAccess access =
      new HostAccess(() -> Hosts.guestRpc(simulator.transport(), nanos::get));

  @AfterEach
  void close() {
    access.close();
    simulator.close();
  }

  @Test
  void aHostThatGivesAllIsOneLine() {
    assertThat(lines(new StatisticsProbe(access, LINUX)))
        .singleElement()
        .asString()
        .startsWith("OK")
        .contains("36 of 36", "protocol 3", "session 0x");
  }

  @Test
  void whatTheHostDoesNotGiveIsNamedWithTheReason() {
    simulator.close();
    simulator = simulatorOf(HostProfile.current().withUnavailable(Statistic.HOST_CPU_USED_MS));

    assertThat(lines(new StatisticsProbe(access, LINUX)))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("NOTE")
        .contains("not given: HostCpuUsedMs (This host does not give this value.)");
  }

  @Test
  void anOldHostsProtocolIsSeen() {
    simulator.close();
    simulator = simulatorOf(HostProfile.current().withProtocolVersion(2));

    List<String> lines = lines(new StatisticsProbe(access, LINUX));

    assertThat(lines.get(0)).contains("protocol 2");
    assertThat(lines.get(1)).contains("CpuStolenMs", "-> a newer ESXi");
  }

  @Test
  void aRefusalIsAFailureWithTheSettingThatCausesIt() {
    simulator.faults().disableGuestLibrary();

    assertThat(lines(new StatisticsProbe(access, LINUX)))
        .singleElement()
        .asString()
        .startsWith("FAIL")
        .contains("-> set isolation.tools.guestlibGetInfo.disable");
  }

  /** The setting for the isolation of statistics has nothing to do with it. */
  @Test
  void aRefusalForWantOfPrivilegeNamesItsOwnSetting() {
    simulator.faults().refuseUnprivilegedGuests();

    requireThatBothFail("Permission denied", "-> run it as root, give it CAP_NET_BIND_SERVICE");
  }

  @Test
  void aHostThatDoesNotKnowTheCommandIsNoEsxi() {
    simulator.faults().answerUnknownCommand();

    requireThatBothFail(
        "VMware Workstation and Fusion do not know it", "-> run the virtual machine on a");
  }

  @Test
  void aHostThatIsGoneIsAFailureOfBoth() {
    simulator.faults().hostGone();

    assertThat(lines(new StatisticsProbe(access, LINUX)).get(0))
        .startsWith("FAIL")
        .contains(" -> ");
    assertThat(lines(new HeartbeatProbe(access, LINUX)).get(0)).startsWith("FAIL").contains(" -> ");
  }

  @Test
  void aHostThatCannotBeOpenedIsAFailureOfBoth() {
    HostAccess none =
        new HostAccess(
            () -> {
              throw new IOException("no folder");
            });

    assertThat(lines(new StatisticsProbe(none, LINUX)).get(0))
        .startsWith("FAIL")
        .contains("no folder");
    assertThat(lines(new HeartbeatProbe(none, LINUX)).get(0))
        .startsWith("FAIL")
        .contains("no folder");
  }

  @Test
  void monitoringThatIsOffIsANoteAndStaysOff() {
    assertThat(lines(new HeartbeatProbe(access, LINUX)))
        .singleElement()
        .asString()
        .startsWith("NOTE")
        .contains("not enabled, the status is gray", "heartbeat=on enables it");
    assertThat(simulator.ha().isEnabled()).isFalse();
    assertThat(simulator.ha().heartbeatCount()).isZero();
  }

  @Test
  void monitoringThatIsOnIsFineUntilItIsRed() throws Exception {
    access.host().appMonitor().enable();
    access.host().appMonitor().markActive();
    assertThat(lines(new HeartbeatProbe(access, LINUX)).get(0)).startsWith("OK").contains("green");

    nanos.addAndGet(45_000_000_000L);
    simulator.tick();

    assertThat(lines(new HeartbeatProbe(access, LINUX)).get(0)).startsWith("NOTE").contains("red");
    assertThat(simulator.ha().heartbeatCount()).isEqualTo(1);
  }

  @Test
  void aHostThatTakesNothingIsToldInFiguresAndGivesNoAdvice() {
    simulator.vm().setLoadVariation(0);
    assertThat(lines(insight()))
        .containsExactly(
            "OK CPU 79.2 % of one CPU used, 0.2 % of each virtual CPU stolen",
            "OK memory 0.0 % in the balloon, 0.0 % swapped by the host",
            "OK advice none for this machine now; for advice on a JVM see the agent's "
                + "MBean Insight");
  }

  @Test
  void whatTheHostTakesIsAdvisedOnWithTheRemedy() {
    simulator.vm().setLoad(1);
    simulator.vm().setContention(0.25);
    simulator.vm().setCpu(Allocation.of(0, 5200, 1000));
    simulator.vm().setBalloonTargetMb(4000);
    simulator.vm().setSwapTargetMb(1000);
    nanos.addAndGet(10_000_000_000L);

    List<String> lines = lines(insight());

    assertThat(lines.get(0)).startsWith("OK CPU ").endsWith("100.0 % of its limit");
    assertThat(lines.get(1)).startsWith("OK memory ").doesNotContain(" 0.0 %");
    assertThat(lines.subList(2, lines.size()))
        .allMatch(line -> line.matches("NOTE advice .* -> .+; see docs/advice.md"))
        .anyMatch(line -> line.contains("GB-CPU-03"))
        .anyMatch(line -> line.contains("GB-MEM-05"))
        .anyMatch(line -> line.contains("GB-MEM-06"));
  }

  @Test
  void whyThereAreNoFiguresTheLineOnStatisticsSays() {
    simulator.faults().hostGone();

    assertThat(lines(insight())).isEmpty();
  }

  private InsightProbe insight() {
    return new InsightProbe(access, () -> OptionalInt.of(4), () -> nanos.addAndGet(1_000_000_000L));
  }

  private Simulator simulatorOf(HostProfile profile) {
    return Simulator.builder().withoutThread().clock(nanos::get).host(profile).build();
  }

  private void requireThatBothFail(String... because) {
    for (Probe probe :
        List.of(new StatisticsProbe(access, LINUX), new HeartbeatProbe(access, LINUX))) {
      assertThat(lines(probe))
          .singleElement()
          .asString()
          .startsWith("FAIL")
          .contains(because)
          .doesNotContain("guestlibGetInfo");
    }
  }

  private static List<String> lines(Probe probe) {
    try {
      return probe.look().stream().map(Lines::of).toList();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
