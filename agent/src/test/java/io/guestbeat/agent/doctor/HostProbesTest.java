package io.guestbeat.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.Statistic;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.simulator.Allocation;
import io.guestbeat.host.simulator.HostProfile;
import io.guestbeat.host.simulator.Simulator;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the doctor makes of a host's answers, and that it gives no order. */
class HostProbesTest {
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
    assertThat(lines(new StatisticsProbe(access)))
        .singleElement()
        .asString()
        .startsWith("OK")
        .contains("36 of 36", "protocol 3", "session 0x");
  }

  @Test
  void whatTheHostDoesNotGiveIsNamedWithTheReason() {
    simulator.close();
    simulator = simulatorOf(HostProfile.current().withUnavailable(Statistic.HOST_CPU_USED_MS));

    assertThat(lines(new StatisticsProbe(access)))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("NOTE")
        .contains("not given: HostCpuUsedMs (This host does not give this value.)");
  }

  @Test
  void aHostThatTakesNothingGivesNoAdvice() {
    assertThat(lines(new AdviceProbe(access)))
        .singleElement()
        .asString()
        .startsWith("OK")
        .contains("the host takes no memory from this machine");
  }

  @Test
  void memoryThatTheHostTakesIsAdvisedOnWithoutAJvm() {
    simulator.vm().setBalloonTargetMb(1000);

    assertThat(lines(new AdviceProbe(access)))
        .singleElement()
        .asString()
        .startsWith("NOTE")
        .contains("GB-MEM-05: The balloon holds 0 MB", "means it to hold 1000 MB", "remedy: Ask");
  }

  @Test
  void swappingIsAdvisedOnThoughNoHeapIsKnown() {
    simulator.vm().setSwapTargetMb(1000);

    assertThat(lines(new AdviceProbe(access)))
        .singleElement()
        .asString()
        .contains("GB-MEM-06: The host has 0 MB of the VM's memory on its disk");
  }

  @Test
  void aHostThatIsAwayIsNotAdvisedOn() {
    simulator.faults().hostGone();

    assertThat(lines(new AdviceProbe(access))).isEmpty();
  }

  @Test
  void anOldHostsProtocolIsSeen() {
    simulator.close();
    simulator = simulatorOf(HostProfile.current().withProtocolVersion(2));

    List<String> lines = lines(new StatisticsProbe(access));

    assertThat(lines.get(0)).contains("protocol 2");
    assertThat(lines.get(1)).contains("CpuStolenMs", "remedy: a newer ESXi");
  }

  @Test
  void aRefusalIsAFailureWithTheSettingThatCausesIt() {
    simulator.faults().disableGuestLibrary();

    assertThat(lines(new StatisticsProbe(access)))
        .singleElement()
        .asString()
        .startsWith("FAIL")
        .contains("remedy: set isolation.tools.guestlibGetInfo.disable");
  }

  @Test
  void aHostThatIsGoneIsAFailureOfBoth() {
    simulator.faults().hostGone();

    assertThat(lines(new StatisticsProbe(access)).get(0)).startsWith("FAIL").contains("remedy");
    assertThat(lines(new HeartbeatProbe(access)).get(0)).startsWith("FAIL").contains("remedy");
  }

  @Test
  void aHostThatCannotBeOpenedIsAFailureOfBoth() {
    HostAccess none =
        new HostAccess(
            () -> {
              throw new IOException("no folder");
            });

    assertThat(lines(new StatisticsProbe(none)).get(0)).startsWith("FAIL").contains("no folder");
    assertThat(lines(new HeartbeatProbe(none)).get(0)).startsWith("FAIL").contains("no folder");
  }

  @Test
  void monitoringThatIsOffIsANoteAndStaysOff() {
    assertThat(lines(new HeartbeatProbe(access)))
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
    assertThat(lines(new HeartbeatProbe(access)).get(0)).startsWith("OK").contains("green");

    nanos.addAndGet(45_000_000_000L);
    simulator.tick();

    assertThat(lines(new HeartbeatProbe(access)).get(0)).startsWith("NOTE").contains("red");
    assertThat(simulator.ha().heartbeatCount()).isEqualTo(1);
  }

  @Test
  void aHostThatTakesNothingIsGoodForCpuAndMemory() {
    simulator.vm().setLoadVariation(0);
    assertThat(lines(figures()))
        .containsExactly(
            "OK    CPU          79.2 % of one CPU used, 0.2 % of each virtual CPU stolen",
            "OK    memory       the host has taken nothing of it");
  }

  @Test
  void whatTheHostTakesIsANoteWithTheRemedy() {
    simulator.vm().setLoad(1);
    simulator.vm().setContention(0.25);
    simulator.vm().setCpu(Allocation.of(0, 5200, 1000));
    simulator.vm().setBalloonTargetMb(4000);
    simulator.vm().setSwapTargetMb(1000);
    nanos.addAndGet(10_000_000_000L);

    List<String> lines = lines(figures());

    assertThat(lines).hasSize(5).allMatch(line -> line.matches("NOTE .*; remedy: .+"));
    assertThat(lines.get(0)).contains("% of each virtual CPU is stolen; remedy: ask for");
    assertThat(lines.get(1)).contains("runs at 100.0 % of its limit; remedy: ask for");
    assertThat(lines.get(2)).contains("the host has taken ", " of it through the balloon");
    assertThat(lines.get(3)).contains("the host has taken ", " of it by swapping it out");
    assertThat(lines.get(4)).contains("the host means to take ", " MB; remedy: ");
  }

  @Test
  void whyThereAreNoFiguresTheLineOnStatisticsSays() {
    simulator.faults().hostGone();

    assertThat(lines(figures())).isEmpty();
  }

  private FiguresProbe figures() {
    return new FiguresProbe(access, () -> OptionalInt.of(4), () -> nanos.addAndGet(1_000_000_000L));
  }

  private Simulator simulatorOf(HostProfile profile) {
    return Simulator.builder().withoutThread().clock(nanos::get).host(profile).build();
  }

  private static List<String> lines(Probe probe) {
    try {
      return probe.look().stream().map(Diagnosis::line).toList();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
