package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.heartbeat.ScriptedGate.Condition;
import io.guestbeat.heartbeat.check.GateSettings;
import java.time.Duration;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * A day of the engine under random gate results, orders and host faults, against a model of the
 * rules that is written without any of its code: every heartbeat the host gets is one the model
 * sends, in that half second, and none is missing.
 */
class HeartbeatModelProperties {
  private static final Duration STEP = Duration.ofMillis(500);

  /** All in steps. */
  private static final int DAY = 2 * 24 * 60 * 60;

  private static final int INTERVAL = 20;
  private static final int GATE_INTERVAL = 10;
  private static final int GRACE = 120;

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void sendsExactlyWhatTheRulesSay(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    HeartbeatSettings settings =
        HeartbeatSettings.of(HeartbeatMode.ON)
            .withInterval(STEP.multipliedBy(INTERVAL))
            .withGrace(STEP.multipliedBy(GRACE));
    GateSettings gate = GateSettings.every(STEP.multipliedBy(GATE_INTERVAL)).closingAfter(2, 2);
    try (EngineRig rig = new EngineRig(settings, gate)) {
      Model model = new Model();
      for (int step = 0; step < DAY; step++) {
        happen(random, rig, model, step);
        long before = rig.simulator.ha().heartbeatCount();

        rig.pass(STEP);

        assertThat(rig.simulator.ha().heartbeatCount() - before)
            .as("heartbeats in step %d of seed %d", step, seed)
            .isEqualTo(model.heartbeatsIn(step));
      }
      assertThat(model.sent).isPositive();
      assertThat(model.withheld).isPositive();
      assertThat(model.failed).isPositive();
      assertThat(rig.engine.state().withheld()).isEqualTo(model.withheld);
      assertThat(rig.control.state().sent()).isEqualTo(model.sent);
      assertThat(rig.control.state().failed()).isEqualTo(model.failed);
    }
  }

  /** What a step may bring; most bring nothing. */
  private static void happen(SplittableRandom random, EngineRig rig, Model model, int step) {
    switch (random.nextInt(800)) {
      case 0, 1 -> {
        model.isAlive = !model.isAlive;
        Condition illness = random.nextBoolean() ? Condition.FAILING : Condition.THROWING;
        rig.gate().becomes(model.isAlive ? Condition.HEALTHY : illness);
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
        int span = 2 + random.nextInt(600);
        model.suspendedUntil = step + span;
        rig.engine.suspensions().suspend(STEP.multipliedBy(span), "the model");
      }
      case 6 -> {
        model.suspendedUntil = step;
        rig.engine.suspensions().resume();
      }
      default -> {}
    }
  }

  /** The rules, step by step. */
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

    int heartbeatsIn(int step) {
      if (step % GATE_INTERVAL == 0) {
        check();
      }
      boolean withholds = isClosed && step >= GRACE && step >= suspendedUntil;
      if (wasWithholding && !withholds) {
        nextBeat = step;
      }
      wasWithholding = withholds;
      if (step < nextBeat) {
        return 0;
      }
      if (withholds) {
        withheld++;
        nextBeat = step + INTERVAL;
        return 0;
      }
      if (hostIsGone) {
        failed++;
        nextBeat = step + 1;
        return 0;
      }
      sent++;
      nextBeat = step + INTERVAL;
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
