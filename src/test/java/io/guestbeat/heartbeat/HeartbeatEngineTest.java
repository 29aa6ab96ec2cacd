package io.guestbeat.heartbeat;

import static io.guestbeat.heartbeat.decision.DecisionKind.FAILED;
import static io.guestbeat.heartbeat.decision.DecisionKind.FAILING;
import static io.guestbeat.heartbeat.decision.DecisionKind.GATE_CLOSED;
import static io.guestbeat.heartbeat.decision.DecisionKind.GATE_OPENED;
import static io.guestbeat.heartbeat.decision.DecisionKind.LATE;
import static io.guestbeat.heartbeat.decision.DecisionKind.NOT_MONITORED;
import static io.guestbeat.heartbeat.decision.DecisionKind.OVER_BUDGET;
import static io.guestbeat.heartbeat.decision.DecisionKind.RECOVERED;
import static io.guestbeat.heartbeat.decision.DecisionKind.RED_WHILE_ALIVE;
import static io.guestbeat.heartbeat.decision.DecisionKind.REENABLED;
import static io.guestbeat.heartbeat.decision.DecisionKind.SENT_AGAIN;
import static io.guestbeat.heartbeat.decision.DecisionKind.SPARED;
import static io.guestbeat.heartbeat.decision.DecisionKind.STARTED;
import static io.guestbeat.heartbeat.decision.DecisionKind.STOPPED;
import static io.guestbeat.heartbeat.decision.DecisionKind.WITHHELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.heartbeat.ScriptedGate.Condition;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.check.GateStanding;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.host.simulator.ha.HaSettings;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatEngineTest {
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final GateSettings GATE = GateSettings.every(Duration.ofSeconds(5));
  private static final HeartbeatSettings ON =
      HeartbeatSettings.of(HeartbeatMode.ON).withGrace(Duration.ZERO);

  private EngineRig rig;

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void sendsTheFirstHeartbeatAtOnceAndThenOneEveryInterval() {
    rig = new EngineRig(ON, GATE);

    assertThat(rig.heartbeatsWithin(Duration.ofMillis(1))).isEqualTo(1);
    assertThat(rig.heartbeatsWithin(Duration.ofHours(1))).isEqualTo(360);
    assertThat(rig.simulator.ha().longestHeartbeatGap()).isEqualTo(INTERVAL);
    assertThat(rig.decisions()).containsExactly(STARTED);
  }

  @Test
  void aDeadApplicationTurnsRedAndIsReset() {
    rig = new EngineRig(ON, GATE);
    rig.pass(Duration.ofMinutes(30));

    rig.gate().becomes(Condition.FAILING);
    rig.pass(Duration.ofMinutes(2));

    assertThat(rig.simulator.ha().resets()).isEqualTo(1);
    assertThat(rig.decisions()).startsWith(STARTED, GATE_CLOSED, FAILING, WITHHELD);
    assertThat(rig.responses.calls).containsExactly("failing", "withholding");
  }

  @Test
  void aRecoveredApplicationIsMarkedActiveAtOnce() {
    rig = new EngineRig(ON, GATE);
    rig.pass(INTERVAL);
    rig.gate().becomes(Condition.FAILING);
    rig.pass(Duration.ofSeconds(15));

    rig.gate().becomes(Condition.HEALTHY);
    long sent = rig.heartbeatsWithin(GATE.interval());

    assertThat(sent).isEqualTo(1);
    assertThat(rig.decisions()).endsWith(WITHHELD, GATE_OPENED, RECOVERED);
    assertThat(rig.responses.calls).endsWith("recovered");
  }

  @Test
  void waitsAsLongAsItIsToldBeforeItWithholds() {
    rig = new EngineRig(ON.withholdingAfter(Duration.ofSeconds(30)), GATE);
    rig.pass(INTERVAL);
    rig.gate().becomes(Condition.FAILING);

    assertThat(rig.heartbeatsWithin(Duration.ofSeconds(30))).isEqualTo(3);
    assertThat(rig.responses.calls).containsExactly("failing");
    assertThat(rig.heartbeatsWithin(Duration.ofMinutes(1))).isLessThanOrEqualTo(1);
    assertThat(rig.responses.calls).containsExactly("failing", "withholding");
  }

  @Test
  void observesOnlyWhileTheBudgetIsSpent() {
    rig = new EngineRig(ON, GATE);
    rig.responses.mayWithhold = false;
    rig.gate().becomes(Condition.FAILING);
    rig.pass(INTERVAL);

    assertThat(rig.heartbeatsWithin(Duration.ofMinutes(10))).isEqualTo(60);
    assertThat(rig.decisions()).containsExactly(STARTED, GATE_CLOSED, FAILING, OVER_BUDGET);

    rig.responses.mayWithhold = true;
    assertThat(rig.heartbeatsWithin(Duration.ofMinutes(10))).isZero();
  }

  @Test
  void isInThePhaseThatItReallyIsIn() {
    rig = new EngineRig(ON.withholdingAfter(INTERVAL), GATE, GATE);
    rig.pass(GATE.interval());
    assertThat(phase()).isEqualTo(HeartbeatPhase.ALIVE);

    rig.gate().becomes(Condition.FAILING);
    rig.pass(GATE.interval());
    assertThat(phase()).isEqualTo(HeartbeatPhase.FAILING);
    rig.responses.mayWithhold = false;
    rig.pass(INTERVAL);
    assertThat(phase()).isEqualTo(HeartbeatPhase.OVER_BUDGET);
    rig.responses.mayWithhold = true;
    rig.pass(INTERVAL);
    assertThat(phase()).isEqualTo(HeartbeatPhase.WITHHOLDING);

    rig.engine.suspensions().suspend(Duration.ofMinutes(1), "a deployment");
    assertThat(phase()).as("at once").isEqualTo(HeartbeatPhase.SUSPENDED);
    rig.pass(INTERVAL);
    assertThat(phase()).isEqualTo(HeartbeatPhase.SUSPENDED);
    rig.engine.suspensions().resume();
    rig.pass(INTERVAL.multipliedBy(2));
    assertThat(phase()).as("a failure begins anew").isEqualTo(HeartbeatPhase.WITHHOLDING);
    rig.gate().becomes(Condition.HEALTHY);
    rig.pass(GATE.interval());
    assertThat(phase()).isEqualTo(HeartbeatPhase.ALIVE);

    rig.engine.stop("by order", () -> true);
    assertThat(phase()).isEqualTo(HeartbeatPhase.STOPPED);
  }

  @Test
  void isSparedInTheGraceAndDryInADryRun() {
    rig = new EngineRig(ON.withGrace(Duration.ofHours(1)), GATE);
    rig.gate().becomes(Condition.FAILING);
    rig.pass(INTERVAL);
    assertThat(phase()).isEqualTo(HeartbeatPhase.SPARED);
    rig.close();

    rig = new EngineRig(ON.inMode(HeartbeatMode.DRY_RUN), GATE);
    rig.gate().becomes(Condition.FAILING);
    rig.pass(INTERVAL);
    assertThat(phase()).isEqualTo(HeartbeatPhase.DRY_RUN);
    rig.close();

    rig = new EngineRig(ON.inMode(HeartbeatMode.PRESENCE), GATE);
    rig.gate().becomes(Condition.FAILING);
    rig.pass(INTERVAL);
    assertThat(phase()).isEqualTo(HeartbeatPhase.PRESENCE);
  }

  @Test
  void withholdsOnHoweverOftenAnotherGateFlaps() {
    rig = new EngineRig(ON, GATE, GATE);
    rig.pass(INTERVAL);
    rig.gates.get(0).becomes(Condition.FAILING);
    rig.pass(INTERVAL);
    for (int flap = 0; flap < 51; flap++) {
      rig.gates.get(1).becomes(Condition.FAILING);
      rig.pass(GATE.interval());
      rig.gates.get(1).becomes(Condition.HEALTHY);
      rig.pass(GATE.interval());
    }

    assertThat(rig.decisions()).doesNotContain(WITHHELD);
    assertThat(phase()).isEqualTo(HeartbeatPhase.WITHHOLDING);
  }

  private HeartbeatPhase phase() {
    return rig.engine.state().phase();
  }

  @Test
  void sendsHeartbeatsInPresenceWhateverTheGatesSay() {
    rig =
        new EngineRig(HeartbeatSettings.of(HeartbeatMode.PRESENCE).withGrace(Duration.ZERO), GATE);
    rig.gate().becomes(Condition.FAILING);
    rig.pass(INTERVAL);

    assertThat(rig.heartbeatsWithin(Duration.ofMinutes(10))).isEqualTo(60);
    assertThat(rig.decisions()).containsExactly(STARTED, GATE_CLOSED, FAILING, SPARED);
    assertThat(rig.responses.calls).containsExactly("failing");
  }

  @Test
  void enablesAgainWithinAnIntervalAfterVMotion() {
    rig = new EngineRig(ON, GATE);
    rig.pass(Duration.ofSeconds(25));

    rig.simulator.vm().vMotion();
    rig.pass(INTERVAL);

    assertThat(rig.simulator.ha().status()).isEqualTo(AppStatus.GREEN);
    assertThat(rig.decisions()).containsExactly(STARTED, REENABLED);
  }

  @Test
  void enablesAgainAfterAnotherProgramsDisable() {
    rig = new EngineRig(ON, GATE);
    rig.pass(Duration.ofSeconds(25));

    rig.simulator.ha().disable();
    rig.pass(INTERVAL);

    assertThat(rig.simulator.ha().isEnabled()).isTrue();
    assertThat(rig.decisions()).containsExactly(STARTED, REENABLED);
  }

  @Test
  void aDeadApplicationThatMovesIsStillReset() {
    rig = new EngineRig(ON, GATE);
    rig.pass(Duration.ofMinutes(30));
    rig.gate().becomes(Condition.FAILING);
    rig.pass(INTERVAL);

    rig.simulator.vm().vMotion();
    rig.pass(Duration.ofSeconds(80));

    assertThat(rig.simulator.ha().resets()).isEqualTo(1);
  }

  @Test
  void aHostThatWasGoneHearsOfItSoon() {
    rig = new EngineRig(ON, GATE);
    rig.pass(Duration.ofSeconds(25));
    rig.simulator.faults().hostGone();
    rig.pass(INTERVAL);

    rig.simulator.faults().clear();
    long sent = rig.heartbeatsWithin(Duration.ofSeconds(2));

    assertThat(sent).isEqualTo(1);
    assertThat(rig.decisions()).containsExactly(STARTED, FAILED, SENT_AGAIN);
  }

  @Test
  void tellsAHostThatHoldsItForFailedThatItIsAlive() {
    rig = new EngineRig(ON, GATE);
    rig.pass(Duration.ofSeconds(25));
    rig.standStill(Duration.ofSeconds(40));
    assertThat(rig.simulator.ha().status()).isEqualTo(AppStatus.RED);

    rig.pass(Duration.ofMillis(1));

    assertThat(rig.simulator.ha().status()).isEqualTo(AppStatus.GREEN);
    assertThat(rig.decisions()).containsExactly(STARTED, LATE, RED_WHILE_ALIVE);
  }

  @Test
  void aStandstillOfTheWholeJvmIsNoEvidenceAgainstItsGates() {
    rig = new EngineRig(ON, GATE);
    rig.pass(Duration.ofSeconds(25));
    rig.gate().state().checkBegins(rig.clock.getAsLong());

    rig.standStill(Duration.ofMinutes(10));
    rig.engine.tick();

    assertThat(rig.engine.state().gates()).allMatch(GateStanding::isOpen);
  }

  @Test
  void withholdsAndClaimsNothingWhereTheClusterDoesNotMonitorApplications() {
    rig = new EngineRig(HaSettings.of(Sensitivity.HIGH).withoutApplicationMonitoring(), ON, GATE);
    rig.pass(INTERVAL);
    rig.gate().becomes(Condition.FAILING);
    rig.pass(Duration.ofMinutes(5));

    assertThat(rig.decisions()).contains(FAILING, NOT_MONITORED).doesNotContain(WITHHELD);
    assertThat(rig.engine.state().withheld()).isZero();
    assertThat(rig.responses.calls).containsExactly("failing");
    assertThat(rig.responses.asked).isZero();
  }

  @Test
  void aFileHoldsTheGatesWhateverIsResumedOverJmx() {
    rig = new EngineRig(ON, GATE);
    rig.engine.suspensions().holdBy("/run/guestbeat/suspend", Duration.ofHours(1), "gate is wrong");
    rig.gate().becomes(Condition.FAILING);
    rig.pass(INTERVAL);
    rig.engine.suspensions().resume();

    assertThat(rig.heartbeatsWithin(Duration.ofMinutes(5))).isEqualTo(30);
    assertThat(rig.engine.state().suspensionReason())
        .contains("/run/guestbeat/suspend: gate is wrong");

    rig.engine.suspensions().endHold("the file is gone");
    assertThat(rig.heartbeatsWithin(Duration.ofMinutes(1))).isLessThanOrEqualTo(1);
    assertThat(rig.decisions()).contains(WITHHELD);
  }

  @Test
  void aSuspensionEndsByItself() {
    rig = new EngineRig(ON, GATE);
    rig.gate().becomes(Condition.FAILING);
    rig.pass(INTERVAL);
    rig.engine.suspensions().suspend(Duration.ofMinutes(5), "a heap dump");

    assertThat(rig.heartbeatsWithin(Duration.ofMinutes(5))).isGreaterThanOrEqualTo(30);
    assertThat(rig.heartbeatsWithin(Duration.ofMinutes(5))).isLessThanOrEqualTo(1);
    assertThat(rig.decisions()).contains(DecisionKind.SUSPENDED, DecisionKind.RESUMED);
  }

  @Test
  void stoppingDisablesMonitoringAndCausesNoReset() {
    rig = new EngineRig(ON, GATE);
    rig.pass(INTERVAL);

    rig.engine.stop("a test", () -> true);
    rig.pass(Duration.ofHours(1));

    assertThat(rig.simulator.ha().status()).isEqualTo(AppStatus.GRAY);
    assertThat(rig.simulator.ha().resets()).isZero();
    assertThat(rig.decisions()).containsExactly(STARTED, STOPPED);
  }

  @Test
  void goesOnIfTheHostDoesNotTakeTheStop() {
    rig = new EngineRig(ON, GATE);
    rig.pass(INTERVAL);
    rig.simulator.faults().hostGone();

    assertThatThrownBy(() -> rig.engine.stop("a test", () -> true))
        .isInstanceOf(AppMonitorException.class);
    rig.simulator.faults().clear();
    rig.pass(INTERVAL);

    assertThat(rig.engine.state().isRunning()).isTrue();
    assertThat(rig.heartbeatsWithin(Duration.ofMinutes(1))).isEqualTo(6);
  }

  @Test
  void stopsWhereTheHostWasNeverThereAndHasNothingToDisable() {
    rig = new EngineRig(ON, GATE);
    rig.simulator.faults().hostGone();
    rig.pass(INTERVAL);

    rig.engine.stop("a test", () -> true);

    assertThat(rig.engine.state().isRunning()).isFalse();
    assertThat(rig.log.decisions())
        .last()
        .asString()
        .contains("the host was never reached")
        .doesNotContain("a test");
  }

  @Test
  void goesOnIfNobodyWaitsForTheStopAnyMore() {
    rig = new EngineRig(ON, GATE);
    rig.pass(INTERVAL);
    Iterator<Boolean> isStillWanted = List.of(true, false).iterator();

    rig.engine.stop("a test", isStillWanted::next);
    rig.pass(INTERVAL);

    assertThat(rig.engine.state().isRunning()).isTrue();
    assertThat(rig.simulator.ha().isEnabled()).isTrue();
    assertThat(rig.heartbeatsWithin(Duration.ofMinutes(1))).isEqualTo(6);
  }

  @Test
  void endsForGoodWithTheJvm() {
    rig = new EngineRig(ON, GATE);
    rig.pass(INTERVAL);

    rig.engine.end("a test");
    rig.engine.start();
    rig.pass(Duration.ofHours(1));

    assertThat(rig.simulator.ha().isEnabled()).isFalse();
    assertThat(rig.simulator.ha().resets()).isZero();
    assertThatThrownBy(rig.control::enable).isInstanceOf(AppMonitorException.class);
    assertThat(rig.decisions()).containsExactly(STARTED, STOPPED);
  }

  @Test
  void sendsNothingOnceTheJvmEndsThoughTheHostDoesNotTakeThat() {
    rig = new EngineRig(ON, GATE);
    rig.pass(INTERVAL);
    rig.simulator.faults().hostGone();

    assertThatThrownBy(() -> rig.engine.end("a test")).isInstanceOf(AppMonitorException.class);
    rig.simulator.faults().clear();
    assertThat(rig.heartbeatsWithin(Duration.ofMinutes(1))).isZero();
    rig.engine.end("a test");

    assertThat(rig.simulator.ha().isEnabled()).isFalse();
  }

  @Test
  void isNotStartedByAJvmThatEnds() {
    rig = new EngineRig(ON.inMode(HeartbeatMode.OFF), GATE);

    rig.engine.noMore();
    rig.engine.start();
    rig.pass(INTERVAL);

    assertThat(rig.engine.state().isRunning()).isFalse();
    assertThat(rig.simulator.ha().events()).isEmpty();
  }

  @Test
  void anotherIntervalHoldsFromNowOn() {
    rig = new EngineRig(ON.withInterval(Duration.ofSeconds(25)), GATE);
    rig.pass(Duration.ofSeconds(1));

    rig.engine.setInterval(Duration.ofSeconds(2));

    assertThat(rig.heartbeatsWithin(Duration.ofMinutes(1))).isBetween(29L, 30L);
    assertThatThrownBy(() -> rig.engine.setInterval(Duration.ofSeconds(26)))
        .hasMessageContaining("26s", "1s to 25s");
  }

  @Test
  void aGateFlapsOnlyAsItsSettingsLetIt() {
    rig = new EngineRig(ON, GATE.closingAfter(3, 2));
    rig.pass(INTERVAL);
    rig.gate().becomes(Condition.FAILING);

    rig.pass(GATE.interval().multipliedBy(2));
    assertThat(rig.decisions()).containsExactly(STARTED);
    rig.pass(GATE.interval());
    assertThat(rig.decisions()).contains(GATE_CLOSED);

    rig.gate().becomes(Condition.HEALTHY);
    rig.pass(GATE.interval());
    assertThat(rig.decisions()).doesNotContain(GATE_OPENED);
    rig.pass(GATE.interval());
    assertThat(rig.decisions()).contains(GATE_OPENED);
  }

  @Test
  void aFaultOfOurOwnStopsNoHeartbeats() {
    rig = new EngineRig(ON, GATE);
    rig.pass(INTERVAL);
    rig.responses.isBroken = true;

    rig.gate().becomes(Condition.FAILING);
    rig.pass(GATE.interval());

    assertThat(rig.heartbeatsWithin(Duration.ofMinutes(1))).isEqualTo(6);
    assertThat(rig.decisions()).contains(DecisionKind.TROUBLE);
  }

  @Test
  void aRefusalIsTriedAgainSoonAndThenAtTheInterval() {
    rig = new EngineRig(ON, GATE);
    rig.pass(INTERVAL);
    rig.simulator.faults().answerUnknownCommand();
    rig.pass(INTERVAL);
    long failed = rig.control.state().failed();
    rig.pass(Duration.ofMinutes(1));

    assertThat(failed).isBetween(10L, 12L);
    assertThat(rig.control.state().failed() - failed).isEqualTo(6);
  }

  @Test
  void aReasonOfSeveralLinesIsOne() {
    rig = new EngineRig(ON, GATE);

    rig.engine.suspensions().suspend(INTERVAL, "a heap dump\n2026 WITHHELD: forged");

    assertThat(rig.log.decisions()).noneMatch(decision -> decision.reason().contains("\n"));
  }
}
