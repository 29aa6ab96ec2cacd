package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.heartbeat.ScriptedGate.Condition;
import java.time.Duration;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/**
 * A day of the engine under random gate results, orders and host faults, against a model of the
 * rules that is written without any of its code: every heartbeat the host gets is one the model
 * sends, at that second, and none is missing.
 */
class HeartbeatModelProperties {
  private static final int DAY_SECONDS = 24 * 60 * 60;
  private static final int INTERVAL = 10;
  private static final int GATE_INTERVAL = 5;
  private static final int GRACE = 60;

  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  void sendsExactlyWhatTheRulesSay(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    HeartbeatSettings settings =
        HeartbeatSettings.of(HeartbeatMode.ON)
            .withInterval(Duration.ofSeconds(INTERVAL))
            .withGrace(Duration.ofSeconds(GRACE));
    GateSettings gate = GateSettings.every(Duration.ofSeconds(GATE_INTERVAL)).closingAfter(2, 2);
    try (EngineRig rig = new EngineRig(settings, gate)) {
      Model model = new Model();
      for (int second = 0; second < DAY_SECONDS; second++) {
        happen(random, rig, model, second);
        long before = rig.simulator.ha().heartbeatCount();

        rig.pass(Duration.ofSeconds(1));

        assertThat(rig.simulator.ha().heartbeatCount() - before)
            .as("heartbeats in second %d of seed %d", second, seed)
            .isEqualTo(model.heartbeatsIn(second));
      }
      Statistics.collect(model.withheld > 0, model.failed > 0);
      assertThat(model.sent).isPositive();
      assertThat(rig.engine.state().withheld()).isEqualTo(model.withheld);
      assertThat(rig.control.state().sent()).isEqualTo(model.sent);
      assertThat(rig.control.state().failed()).isEqualTo(model.failed);
    }
  }

  /** What a second may bring; most bring nothing. */
  private static void happen(SplittableRandom random, EngineRig rig, Model model, int second) {
    switch (random.nextInt(400)) {
      case 0, 1 -> {
        model.isAlive = !model.isAlive;
        rig.gate().becomes(model.isAlive ? Condition.HEALTHY : Condition.FAILING);
      }
      case 2 -> {
        model.hostIsGone = !model.hostIsGone;
        if (model.hostIsGone) {
          rig.simulator.faults().hostGone();
        } else {
          rig.simulator.faults().clear();
        }
      }
      case 3 -> rig.simulator.vm().vMotion();
      case 4 -> rig.simulator.ha().disable();
      case 5 -> {
        int seconds = 1 + random.nextInt(300);
        model.suspendedUntil = second + seconds;
        rig.engine.suspend(Duration.ofSeconds(seconds), "the model");
      }
      case 6 -> {
        model.suspendedUntil = second;
        rig.engine.resume();
      }
      default -> {}
    }
  }

  /** The rules, second by second. */
  private static final class Model {
    boolean isAlive = true;
    boolean hostIsGone;
    int suspendedUntil;
    long sent;
    long withheld;
    long failed;
    private boolean isClosed;
    private int sameInRow;
    private boolean lastResult = true;
    private boolean wasWithholding;
    private int nextBeat;

    int heartbeatsIn(int second) {
      if (second % GATE_INTERVAL == 0) {
        check();
      }
      boolean withholds = isClosed && second >= GRACE && second >= suspendedUntil;
      if (wasWithholding && !withholds) {
        nextBeat = second;
      }
      wasWithholding = withholds;
      if (second < nextBeat) {
        return 0;
      }
      if (withholds) {
        withheld++;
        nextBeat = second + INTERVAL;
        return 0;
      }
      if (hostIsGone) {
        failed++;
        nextBeat = second + 1;
        return 0;
      }
      sent++;
      nextBeat = second + INTERVAL;
      return 1;
    }

    private void check() {
      sameInRow = isAlive == lastResult ? sameInRow + 1 : 1;
      lastResult = isAlive;
      if (sameInRow >= 2) {
        isClosed = !isAlive;
      }
    }
  }
}
