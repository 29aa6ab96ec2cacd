package io.guestbeat.insight;

import io.guestbeat.TurnableClock;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.vm.CpuAccount;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** A simulated VM, somebody who looks at it, and what happened between two looks. */
final class WatchedVm {
  private final TurnableClock clock = new TurnableClock();
  private final Simulator simulator;
  private final Insight insight;
  private Snapshot latest;
  private CpuAccount account;
  private int vcpus;
  private int vcpusBefore;

  WatchedVm(long seed) {
    simulator = Simulator.builder().clock(clock).seed(seed).memoryMb(Happening.SIZE_MB).build();
    insight = new Insight(() -> OptionalInt.of(simulator.vm().vcpus()));
    latest = simulator.vm().snapshot();
    account = simulator.vm().account();
    vcpus = simulator.vm().vcpus();
    vcpusBefore = vcpus;
    insight.take(latest);
  }

  VmFigures figures() {
    return insight.figures();
  }

  /** Lives through it, and looks once at its end. */
  Interval live(List<Happening> happenings) {
    Set<Integer> counts = new TreeSet<>(Set.of(vcpus));
    for (Happening happening : happenings) {
      happening.befall(simulator.vm());
      counts.add(simulator.vm().vcpus());
      clock.turn(happening.then());
    }
    Snapshot now = simulator.vm().snapshot();
    CpuAccount accountNow = simulator.vm().account();
    Interval interval =
        new Interval(
            latest,
            now,
            accountNow.since(account),
            counts,
            vcpusBefore,
            vcpus,
            simulator.vm().vcpus());
    latest = now;
    account = accountNow;
    vcpusBefore = vcpus;
    vcpus = interval.vcpus;
    insight.take(now);
    return interval;
  }

  /**
   * What happened between two looks.
   *
   * @param truth by the simulator's books, over all sessions and exact
   * @param counts of virtual CPUs that there were
   * @param vcpus how many at its end
   * @param vcpusLongBefore how many at the look before its beginning
   */
  record Interval(
      Snapshot before,
      Snapshot now,
      CpuAccount truth,
      Set<Integer> counts,
      int vcpusLongBefore,
      int vcpusAtBegin,
      int vcpus) {

    boolean isOfOneSession() {
      return before.session().equals(now.session());
    }

    /** By the host's clock; none where the counters cannot be compared. */
    Optional<Double> elapsedMs() {
      return isOfOneSession()
          ? growth(Statistic.ELAPSED_MS).filter(elapsed -> elapsed > 0).map(Long::doubleValue)
          : Optional.empty();
    }

    /** Of a counter. */
    Optional<Long> growth(Statistic counter) {
      OptionalLong from = before.value(counter);
      OptionalLong to = now.value(counter);
      return from.isPresent() && to.isPresent()
          ? Optional.of(to.getAsLong() - from.getAsLong())
          : Optional.empty();
    }

    int mostVcpus() {
      return counts.stream().max(Integer::compare).orElseThrow();
    }

    /**
     * Whether whoever counts them at the looks only finds that there were as many all the while.
     */
    boolean seemsSteady() {
      return vcpusAtBegin == vcpus && vcpusLongBefore == vcpus;
    }

    /** Whether there were. */
    boolean isSteady() {
      return seemsSteady() && counts.size() == 1;
    }
  }
}
