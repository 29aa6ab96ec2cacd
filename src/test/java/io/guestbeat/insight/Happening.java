package io.guestbeat.insight;

import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.SimulatedVm;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.host.simulator.vm.HostProfile;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** Something is set, or an event, and then time passes. */
record Happening(int what, double share, Duration then) {
  static final long SIZE_MB = 8192;
  static final int MOST_VCPUS = 32;
  private static final int KINDS = 40;
  private static final RandomDistribution EVEN = RandomDistribution.uniform();

  static Arbitrary<Happening> any() {
    Arbitrary<Duration> spans =
        Arbitraries.oneOf(upTo(5_000_000), upTo(10_000_000_000L), upTo(300_000_000_000L));
    return Combinators.combine(
            Arbitraries.integers().between(0, KINDS).withDistribution(EVEN),
            Arbitraries.doubles().between(0, 1).withDistribution(EVEN),
            spans)
        .as(Happening::new);
  }

  private static Arbitrary<Duration> upTo(long nanos) {
    return Arbitraries.longs().between(0, nanos).withDistribution(EVEN).map(Duration::ofNanos);
  }

  void befall(SimulatedVm vm) {
    long mb = (long) (share * SIZE_MB);
    switch (what) {
      case 0, 1 -> vm.setLoad(share);
      case 2 -> vm.setLoadVariation(share);
      case 3 -> vm.setContention(share);
      case 4 -> vm.setContention(1 - share / 10);
      case 5 -> vm.setLoad(1 - share / 10);
      case 6 -> vm.setBalloonTargetMb(mb);
      case 7 -> vm.setSwapTargetMb(mb);
      case 8 -> vm.setMemory(Allocation.of(mb / 2, mb + 1, 1000));
      case 9 -> vm.setCpu(Allocation.of(mb / 2, mb + 1, 1000));
      case 10 -> vm.setCpu(Allocation.unbounded(1000));
      case 11 -> vm.hotPlugVcpus(1 + (int) (share * (MOST_VCPUS - 1)));
      case 12 -> vm.vMotion();
      case 13 -> vm.vMotion(host());
      case 14 -> vm.suspendAndResume(Duration.ofSeconds((long) (share * 100)));
      case 15 -> vm.powerCycle();
      case 16 -> vm.revertToSnapshot();
      default -> {}
    }
  }

  /** Of another speed; some give less, or are older. */
  private HostProfile host() {
    HostProfile host = HostProfile.current().withProcessorMhz(1 + (int) (share * 5000));
    return switch ((int) (share * 1000) % 12) {
      case 0 -> host.withUnavailable(Statistic.CPU_STOLEN_MS, Statistic.MEM_ZIPPED_MB);
      case 1 -> host.withUnavailable(Statistic.ELAPSED_MS);
      case 2 -> host.withStatisticsUpTo(18);
      default -> host;
    };
  }
}
