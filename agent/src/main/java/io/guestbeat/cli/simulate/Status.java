package io.guestbeat.cli.simulate;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.vm.CpuAccount;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Shows the state of the simulation in a few lines. For one thread. */
final class Status {
  private final Simulator simulator;
  private final HeartbeatWatch heartbeats;
  private CpuAccount before;

  Status(Simulator simulator, HeartbeatWatch heartbeats) {
    this.simulator = simulator;
    this.heartbeats = heartbeats;
    this.before = simulator.vm().account();
  }

  /** The lines; CPU times are those since the lines before. */
  List<String> lines(Duration now) {
    return Arrays.asList(vm(), memory(), ha(now), "faults: " + simulator.faults());
  }

  private String vm() {
    CpuAccount account = simulator.vm().account();
    CpuAccount since = account.since(before);
    before = account;
    return String.format(
        Locale.ROOT,
        "VM: session %s, %d vCPUs, used %s, stolen %s",
        simulator.vm().snapshot().session(),
        simulator.vm().vcpus(),
        percent(since.used(), since.vcpuTime()),
        percent(since.stolen(), since.vcpuTime()));
  }

  private String memory() {
    Snapshot snapshot = simulator.vm().snapshot();
    return "memory: "
        + megabytes(snapshot, Statistic.MEM_MAPPED_MB)
        + " mapped, "
        + megabytes(snapshot, Statistic.MEM_BALLOONED_MB)
        + " ballooned, "
        + megabytes(snapshot, Statistic.MEM_SWAPPED_MB)
        + " swapped";
  }

  private String ha(Duration now) {
    return "HA: "
        + simulator.ha().status().text()
        + ", "
        + simulator.ha().heartbeatCount()
        + " heartbeats"
        + heartbeats
            .sinceLast(now)
            .map(span -> ", last " + Journal.time(span) + " s ago")
            .orElse("")
        + ", resets: "
        + simulator.ha().resets()
        + (simulator.ha().resets() == 0 ? "" : counted());
  }

  private String counted() {
    return ", of which "
        + simulator.ha().countedResets()
        + " count towards the maximum of "
        + simulator.ha().settings().sensitivity().maxResets();
  }

  private static String megabytes(Snapshot snapshot, Statistic statistic) {
    OptionalLong value = snapshot.value(statistic);
    return value.isPresent() ? value.getAsLong() + " MB" : "(withheld)";
  }

  private static String percent(Duration part, Duration whole) {
    long nanos = Math.max(1, whole.toNanos());
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part.toNanos() / nanos);
  }
}
