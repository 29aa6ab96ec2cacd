package io.guestbeat.consumers;

import io.guestbeat.guest.Kind;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.HostProfile;
import io.guestbeat.host.simulator.SimulatedVm;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.SimulatorBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a tool must show of a virtual machine that stands still, by its host's word. Immutable. */
public final class Truth {
  private final Snapshot snapshot;

  private Truth(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** A host that is too old for some statistics (id 31 and above) and withholds others. */
  public static SimulatorBuilder incompleteHost() {
    return Simulator.builder()
        .host(
            HostProfile.current()
                .withStatisticsUpTo(Statistic.HOST_MEM_UNMAPPED_MB.id())
                .withUnavailable(Statistic.HOST_CPU_USED_MS, Statistic.HOST_MEM_USED_MB));
  }

  /** Makes the machine stand still, now. */
  public static Truth freeze(SimulatedVm vm) {
    vm.freeze();
    return new Truth(vm.snapshot());
  }

  /** The session. */
  public String session() {
    return snapshot.session().toString();
  }

  /** Its value, or empty where this host gives none. */
  public Optional<Long> value(Statistic statistic) {
    return snapshot.value(statistic).isPresent()
        ? Optional.of(snapshot.value(statistic).getAsLong())
        : Optional.empty();
  }

  /**
   * Every statistic that a tool reads by itself; {@code MemShares} is left to {@code MemShares64},
   * which has it where the host is old.
   */
  public Map<Statistic, Optional<Long>> statistics() {
    Map<Statistic, Optional<Long>> all = new HashMap<>();
    for (Statistic statistic : Statistic.values()) {
      if (statistic != Statistic.MEM_SHARES) {
        all.put(statistic, value(statistic));
      }
    }
    return all;
  }

  /** Whether it only grows. */
  public static boolean isCounter(Statistic statistic) {
    return statistic.kind() == Kind.COUNTER;
  }
}
