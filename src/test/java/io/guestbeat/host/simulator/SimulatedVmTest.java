package io.guestbeat.host.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.TurnableClock;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.vm.Allocation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatedVmTest {
  private final TurnableClock clock = new TurnableClock();
  private final Simulator simulator = Simulator.builder().clock(clock).build();
  private final SimulatedVm vm = simulator.vm();

  @Test
  void givesEveryStatistic() {
    clock.turn(Duration.ofMinutes(1));

    Snapshot snapshot = vm.snapshot();

    assertThat(Statistic.values()).allMatch(statistic -> snapshot.value(statistic).isPresent());
    assertThat(snapshot.resourcePoolPath()).contains("/host/user/pool1/guestbeat");
  }

  @Test
  void usesWhatASteadyLoadAsksForAndLosesWhatContentionSteals() {
    vm.setLoadVariation(0);
    vm.setLoad(0.5);
    vm.setContention(0.25);

    clock.turn(Duration.ofSeconds(100));

    assertThat(value(Statistic.ELAPSED_MS)).isEqualTo(100_000);
    assertThat(value(Statistic.CPU_USED_MS)).isEqualTo(4 * 37_500);
    assertThat(value(Statistic.CPU_STOLEN_MS)).isEqualTo(4 * 12_500);
  }

  @Test
  void neverRunsFasterThanItsCpuLimit() {
    vm.setLoad(1);
    vm.setCpu(Allocation.of(0, 2600, 1000));

    clock.turn(Duration.ofSeconds(10));

    assertThat(value(Statistic.CPU_USED_MS)).isEqualTo(10_000);
  }

  @Test
  void getsItsCpuReservationUnderAnyContention() {
    vm.setLoadVariation(0);
    vm.setLoad(1);
    vm.setContention(1);
    vm.setCpu(Allocation.of(5200, Statistic.UNLIMITED, 1000));

    clock.turn(Duration.ofSeconds(10));

    assertThat(value(Statistic.CPU_USED_MS)).isEqualTo(20_000);
    assertThat(value(Statistic.CPU_STOLEN_MS)).isEqualTo(20_000);
  }

  @Test
  void theBalloonInflatesToItsTargetAndNoFurtherThanItMay() {
    vm.setBalloonTargetMb(8192);

    clock.turn(Duration.ofSeconds(10));
    long onTheWay = value(Statistic.MEM_BALLOONED_MB);
    clock.turn(Duration.ofMinutes(10));

    assertThat(onTheWay).isEqualTo(10 * 128);
    assertThat(value(Statistic.MEM_BALLOONED_MB)).isEqualTo(5324);
    assertThat(value(Statistic.MEM_BALLOON_TARGET_MB)).isEqualTo(5324);
    assertThat(value(Statistic.MEM_BALLOON_MAX_MB)).isEqualTo(5324);
  }

  @Test
  void swapsToItsTargetAndBack() {
    vm.setSwapTargetMb(1000);
    clock.turn(Duration.ofMinutes(5));
    long out = value(Statistic.MEM_SWAPPED_MB);

    vm.setSwapTargetMb(0);
    clock.turn(Duration.ofMinutes(5));

    assertThat(out).isEqualTo(1000);
    assertThat(value(Statistic.MEM_SWAPPED_MB)).isZero();
  }

  @Test
  void aReservationOfAllMemoryProtectsFromTheBalloonAndSwap() {
    vm.setMemory(Allocation.of(8192, Statistic.UNLIMITED, 100));
    vm.setBalloonTargetMb(4000);
    vm.setSwapTargetMb(4000);

    clock.turn(Duration.ofMinutes(10));

    assertThat(value(Statistic.MEM_BALLOONED_MB)).isZero();
    assertThat(value(Statistic.MEM_SWAPPED_MB)).isZero();
  }

  @Test
  void aMemoryLimitBelowTheSizeMakesTheHostReclaim() {
    vm.setMemory(Allocation.of(0, 2000, 100));

    clock.turn(Duration.ofMinutes(30));

    assertThat(value(Statistic.MEM_BALLOONED_MB)).isEqualTo(5324);
    assertThat(value(Statistic.MEM_SWAPPED_MB)).isPositive();
    assertThat(value(Statistic.MEM_USED_MB)).isLessThanOrEqualTo(2000);
  }

  @Test
  void vMotionBeginsASessionAndRestartsCounters() {
    clock.turn(Duration.ofMinutes(1));
    Snapshot before = vm.snapshot();

    vm.vMotion();
    clock.turn(Duration.ofSeconds(2));

    assertThat(vm.snapshot().session()).isNotEqualTo(before.session());
    assertThat(value(Statistic.ELAPSED_MS)).isEqualTo(2000);
    assertThat(value(Statistic.CPU_USED_MS)).isLessThan(8000);
    assertThat(vm.account().elapsed()).isEqualTo(Duration.ofSeconds(62));
  }

  @Test
  void nothingRunsWhileItIsSuspended() {
    vm.suspendAndResume(Duration.ofMinutes(5));

    clock.turn(Duration.ofMinutes(5));
    long atResume = value(Statistic.ELAPSED_MS);
    clock.turn(Duration.ofSeconds(3));

    assertThat(atResume).isZero();
    assertThat(value(Statistic.ELAPSED_MS)).isEqualTo(3000);
  }

  @Test
  void revertToASnapshotBeginsASession() {
    Snapshot before = vm.snapshot();

    vm.revertToSnapshot();

    assertThat(vm.snapshot().session()).isNotEqualTo(before.session());
  }

  @Test
  void hotPlugKeepsTheSession() {
    vm.setLoadVariation(0);
    vm.setLoad(1);
    vm.setContention(0);
    Snapshot before = vm.snapshot();
    clock.turn(Duration.ofSeconds(10));

    vm.hotPlugVcpus(8);
    clock.turn(Duration.ofSeconds(10));

    assertThat(vm.snapshot().session()).isEqualTo(before.session());
    assertThat(value(Statistic.CPU_USED_MS)).isEqualTo(40_000 + 80_000);
    assertThat(vm.account().vcpuTime()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void sharesBeyond32BitsAreGivenIn64BitsOnly() {
    vm.setMemory(Allocation.unbounded(1L << 40));

    assertThat(vm.snapshot().value(Statistic.MEM_SHARES)).isEmpty();
    assertThat(value(Statistic.MEM_SHARES_64)).isEqualTo(1L << 40);
  }

  @Test
  void answersTheSameWhileFrozen() {
    clock.turn(Duration.ofSeconds(5));
    vm.freeze();
    Snapshot frozen = vm.snapshot();

    clock.turn(Duration.ofSeconds(5));
    Snapshot later = vm.snapshot();
    vm.unfreeze();

    assertThat(later).isEqualTo(frozen);
    assertThat(value(Statistic.ELAPSED_MS)).isEqualTo(10_000);
  }

  @Test
  void theSameSeedAndClockGiveTheSameVmHoweverOftenItIsAsked() {
    TurnableClock otherClock = new TurnableClock();
    SimulatedVm asked = Simulator.builder().clock(otherClock).build().vm();

    clock.turn(Duration.ofSeconds(20));
    for (int i = 0; i < 200; i++) {
      otherClock.turn(Duration.ofMillis(100));
      asked.snapshot();
    }

    assertThat(asked.snapshot()).isEqualTo(vm.snapshot());
  }

  @Test
  void refusesWhatNoVmCanHave() {
    assertThatThrownBy(() -> vm.setLoad(1.1)).hasMessageContaining("load 1.1");
    assertThatThrownBy(() -> vm.setContention(Double.NaN)).hasMessageContaining("contention");
    assertThatThrownBy(() -> vm.hotPlugVcpus(33)).hasMessageContaining("accepted is 1 to 32");
    assertThatThrownBy(() -> Allocation.of(2, 1, 0)).hasMessageContaining("reservation 2");
  }

  private long value(Statistic statistic) {
    return vm.snapshot().require(statistic);
  }
}
