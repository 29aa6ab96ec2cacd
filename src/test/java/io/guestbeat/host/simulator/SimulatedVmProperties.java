package io.guestbeat.host.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guestbeat.TurnableClock;
import io.guestbeat.guest.Kind;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.host.simulator.vm.CpuAccount;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SimulatedVmProperties {
  private static final long SIZE_MB = 8192;

  @Property(tries = 200)
  void valuesAgreeWithEachOtherWhateverHappens(
      @ForAll long seed, @ForAll("happenings") List<Happening> happenings) {
    TurnableClock clock = new TurnableClock();
    SimulatedVm vm = Simulator.builder().clock(clock).seed(seed).memoryMb(SIZE_MB).build().vm();
    Snapshot before = vm.snapshot();
    CpuAccount accountBefore = vm.account();
    int mostVcpus = vm.vcpus();

    for (Happening happening : happenings) {
      happening.befall(vm);
      mostVcpus = Math.max(mostVcpus, vm.vcpus());
      clock.turn(happening.then);
      Snapshot now = vm.snapshot();

      assertMemoryAddsUp(now);
      assertHostAddsUp(now);
      assertCpuFits(now, mostVcpus);
      assertCountersGrow(before, now);
      assertCountersTellTheTruth(before, now, vm.account().since(accountBefore));
      before = now;
      accountBefore = vm.account();
    }
  }

  private static void assertMemoryAddsUp(Snapshot now) {
    long held =
        now.require(Statistic.MEM_MAPPED_MB)
            + now.require(Statistic.MEM_BALLOONED_MB)
            + now.require(Statistic.MEM_SWAPPED_MB)
            + now.require(Statistic.MEM_ZIPPED_MB);
    assertThat(held).isLessThanOrEqualTo(SIZE_MB);
    assertAtMost(now, Statistic.MEM_BALLOONED_MB, Statistic.MEM_BALLOON_MAX_MB);
    assertAtMost(now, Statistic.MEM_BALLOON_TARGET_MB, Statistic.MEM_BALLOON_MAX_MB);
    assertAtMost(now, Statistic.MEM_SHARED_SAVED_MB, Statistic.MEM_SHARED_MB);
    assertAtMost(now, Statistic.MEM_ZIP_SAVED_MB, Statistic.MEM_ZIPPED_MB);
    assertAtMost(now, Statistic.MEM_LL_SWAPPED_MB, Statistic.MEM_SWAPPED_MB);
    assertAtMost(now, Statistic.MEM_ACTIVE_MB, Statistic.MEM_MAPPED_MB);
    assertAtMost(now, Statistic.MEM_USED_MB, Statistic.MEM_LIMIT_MB);
  }

  private static void assertHostAddsUp(Snapshot now) {
    long physical = now.require(Statistic.HOST_MEM_PHYS_MB);
    assertThat(
            now.require(Statistic.HOST_MEM_USED_MB) + now.require(Statistic.HOST_MEM_PHYS_FREE_MB))
        .isEqualTo(physical);
    assertThat(
            now.require(Statistic.HOST_MEM_MAPPED_MB) + now.require(Statistic.HOST_MEM_UNMAPPED_MB))
        .isEqualTo(physical);
    assertThat(now.require(Statistic.HOST_MEM_PHYS_FREE_MB)).isNotNegative();
    assertAtMost(now, Statistic.CPU_USED_MS, Statistic.HOST_CPU_USED_MS);
    assertThat(now.require(Statistic.HOST_CPU_USED_MS))
        .isLessThanOrEqualTo(
            (now.require(Statistic.ELAPSED_MS) + 1) * now.require(Statistic.HOST_NUM_CPU_CORES));
  }

  private static void assertCpuFits(Snapshot now, int mostVcpus) {
    assertThat(now.require(Statistic.CPU_USED_MS) + now.require(Statistic.CPU_STOLEN_MS))
        .isLessThanOrEqualTo((now.require(Statistic.ELAPSED_MS) + 1) * mostVcpus);
  }

  private static void assertCountersGrow(Snapshot before, Snapshot now) {
    if (now.session().equals(before.session())) {
      for (Statistic statistic : Statistic.values()) {
        if (statistic.kind() == Kind.COUNTER) {
          assertThat(now.require(statistic)).isGreaterThanOrEqualTo(before.require(statistic));
        }
      }
    }
  }

  private static void assertCountersTellTheTruth(Snapshot before, Snapshot now, CpuAccount truth) {
    if (now.session().equals(before.session())) {
      assertGrewBy(truth.elapsed(), Statistic.ELAPSED_MS, before, now);
      assertGrewBy(truth.used(), Statistic.CPU_USED_MS, before, now);
      assertGrewBy(truth.stolen(), Statistic.CPU_STOLEN_MS, before, now);
    }
  }

  private static void assertGrewBy(
      Duration truth, Statistic statistic, Snapshot before, Snapshot now) {
    assertThat(now.require(statistic) - before.require(statistic))
        .as(statistic.apiName())
        .isCloseTo(truth.toMillis(), within(1L));
  }

  private static void assertAtMost(Snapshot now, Statistic lower, Statistic upper) {
    assertThat(now.require(lower))
        .as("%s, at most %s", lower, upper)
        .isNotNegative()
        .isLessThanOrEqualTo(now.require(upper));
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    Arbitrary<Duration> spans =
        Arbitraries.longs().between(0, 300_000_000_000L).map(Duration::ofNanos);
    return Combinators.combine(
            Arbitraries.integers().between(0, 9), Arbitraries.doubles().between(0, 1), spans)
        .as(Happening::new)
        .list()
        .ofMaxSize(30);
  }

  /** Something is set, or an event, and then time passes. */
  private static final class Happening {
    private final int what;
    private final double share;
    private final Duration then;

    Happening(int what, double share, Duration then) {
      this.what = what;
      this.share = share;
      this.then = then;
    }

    void befall(SimulatedVm vm) {
      long mb = (long) (share * SIZE_MB);
      switch (what) {
        case 0 -> vm.setLoad(share);
        case 1 -> vm.setContention(share);
        case 2 -> vm.setBalloonTargetMb(mb);
        case 3 -> vm.setSwapTargetMb(mb);
        case 4 -> vm.setMemory(Allocation.of(mb / 2, mb + 1, 1000));
        case 5 -> vm.setCpu(Allocation.of(mb / 2, mb + 1, 1000));
        case 6 -> vm.hotPlugVcpus(1 + (int) (share * 31));
        case 7 -> vm.vMotion();
        case 8 -> vm.suspendAndResume(Duration.ofSeconds((long) (share * 100)));
        default -> vm.setLoadVariation(share);
      }
    }

    @Override
    public String toString() {
      return what + "(" + share + ") then " + then;
    }
  }
}
