package io.guestbeat.consumers;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.SimulatedVm;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.SimulatorBuilder;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.support.Wait;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a tool must show of a virtual machine that stands still, by its host's word. Immutable. */
public final class Truth {
  /** More than a thousandth of the machine. */
  private static final long NOTABLE_MB = 32;

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

  /** Makes the machine stand still, as soon as its host has taken some of its memory. */
  public static Truth freeze(SimulatedVm vm) {
    vm.setBalloonTargetMb(512);
    Wait.until(
        () -> vm.snapshot().require(Statistic.MEM_BALLOONED_MB) >= NOTABLE_MB,
        () -> "nothing is ballooned");
    vm.freeze();
    return new Truth(vm.snapshot());
  }

  /** The session. */
  public String session() {
    return snapshot.session().toString();
  }

  /**
   * Every statistic that a tool reads by itself, with its value, or empty where this host gives
   * none. {@code MemShares} is left to {@code MemShares64}, which has it where the host is old.
   */
  public Map<Statistic, Optional<Long>> statistics() {
    Map<Statistic, Optional<Long>> all = new EnumMap<>(Statistic.class);
    for (Statistic statistic : Statistic.values()) {
      all.put(statistic, value(statistic));
    }
    Optional<Long> shares = all.remove(Statistic.MEM_SHARES);
    all.computeIfPresent(Statistic.MEM_SHARES_64, (key, value) -> value.or(() -> shares));
    return all;
  }

  /** What is ballooned of all memory that the guest has used, in percent. */
  public double balloonedPercent() {
    double ballooned = snapshot.require(Statistic.MEM_BALLOONED_MB);
    double used =
        snapshot.require(Statistic.MEM_MAPPED_MB)
            + ballooned
            + snapshot.require(Statistic.MEM_SWAPPED_MB)
            + snapshot.value(Statistic.MEM_ZIPPED_MB).orElse(0);
    return 100 * ballooned / used;
  }

  private Optional<Long> value(Statistic statistic) {
    OptionalLong value = snapshot.value(statistic);
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }
}
