package io.guestbeat.heartbeat.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.dryrun.DryRunNote.Kind;
import io.guestbeat.heartbeat.escalation.WallClock;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.host.simulator.ha.HaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a dry run says is what the simulated cluster does, which shares none of its code. */
class DryRunMonitorProperties {
  @Provide
  Arbitrary<Sensitivity> sensitivities() {
    return Arbitraries.of("high", "medium", "low", "custom:45s/3m/5/12h").map(Sensitivity::ofText);
  }

  @Property(tries = 50)
  void saysWhatTheClusterDoes(@ForAll("sensitivities") Sensitivity sensitivity, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TurnableClock clock = new TurnableClock();
    RecordedRun run = new RecordedRun();
    WallClock wall = new WallClock();
    DryRunMonitor dry =
        DryRunMonitor.of(
            DryRun.usual().withSensitivity(sensitivity).datedBy(wall).notedIn(run),
            new DecisionLog(wall),
            () -> {},
            clock);
    HaSettings cluster =
        HaSettings.of(
            sensitivity
                .withMinimumUptime(Duration.ZERO)
                .withMaxResets(1000, Duration.ofSeconds(1)));
    try (Simulator simulator = Simulator.builder().clock(clock).ha(cluster).build();
        Host host = Hosts.guestRpc(simulator.transport(), clock)) {
      boolean isWithheld = false;
      for (int step = 0; step < 200; step++) {
        if (isWithheld) {
          dry.look();
        } else {
          dry.enable();
          dry.markActive();
          host.appMonitor().enable();
          host.appMonitor().markActive();
        }
        boolean wasWithheld = isWithheld;
        isWithheld = random.nextInt(10) < (wasWithheld ? 8 : 1);
        if (isWithheld && !wasWithheld) {
          dry.withheld("random");
        }
        Duration span =
            Duration.ofMillis(
                random.nextInt(10) == 0 ? 30_000 * random.nextInt(6) : random.nextInt(25_000));
        clock.turn(span);
        wall.turn(span);
        simulator.tick();
      }
      dry.disable();
      List<HaEvent.Type> events = new ArrayList<>();
      simulator.ha().events().forEach(event -> events.add(event.type()));

      assertThat(run.kinds().stream().filter(DryRunMonitorProperties::isReset).count())
          .as("resets of seed %d", seed)
          .isEqualTo(events.stream().filter(type -> type == HaEvent.Type.RESET).count());
    }
  }

  private static boolean isReset(Kind kind) {
    return kind == Kind.RESET || kind == Kind.GAP_RESET;
  }
}
