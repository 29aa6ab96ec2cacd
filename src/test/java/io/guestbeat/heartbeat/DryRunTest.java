package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.heartbeat.ScriptedGate.Condition;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.decision.Decision;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.dryrun.DryRun;
import io.guestbeat.heartbeat.dryrun.DryRunNote;
import io.guestbeat.heartbeat.dryrun.DryRunNote.Kind;
import io.guestbeat.heartbeat.dryrun.DryRunRecord;
import io.guestbeat.heartbeat.owner.Owner;
import io.guestbeat.heartbeat.owner.OwnerLock;
import io.guestbeat.heartbeat.owner.OwnerMemory;
import io.guestbeat.heartbeat.owner.Ownership;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.simulator.Simulator;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine in a dry run: it does all, the host is never called, and what HA would do is said. */
class DryRunTest {
  private static final HeartbeatSettings DRY =
      HeartbeatSettings.of(HeartbeatMode.DRY_RUN).withGrace(Duration.ZERO);
  private static final GateSettings GATE =
      GateSettings.every(Duration.ofSeconds(5)).closingAfter(1, 1);

  private EngineRig rig;

  @AfterEach
  void neverCallsTheHost() {
    if (rig != null) {
      assertThat(rig.callsOfMonitoring()).isZero();
      rig.close();
    }
  }

  @Test
  void tenMinutesWithADeadlockARecoveryAndAPauseNameTwoResets() {
    rig = new EngineRig(DRY, GATE);
    rig.pass(Duration.ofMinutes(1));
    rig.gate().becomes(Condition.FAILING);
    rig.pass(Duration.ofMinutes(2));
    rig.gate().becomes(Condition.HEALTHY);
    rig.pass(Duration.ofMinutes(2));
    rig.standStill(Duration.ofSeconds(70));
    rig.pass(Duration.ofSeconds(230));

    assertThat(rig.run.kinds())
        .containsExactly(
            Kind.WATCHED,
            Kind.WITHHELD,
            Kind.RED,
            Kind.RESET,
            Kind.GREEN,
            Kind.GAP_RESET,
            Kind.GREEN);
    DryRunNote withheld = rig.run.only(Kind.WITHHELD);
    assertThat(rig.run.only(Kind.RESET).to()).isEqualTo(withheld.from().plusSeconds(60));
    assertThat(rig.run.only(Kind.RESET).text()).contains("scripted");
    assertThat(rig.run.only(Kind.GAP_RESET).from()).isEqualTo(Instant.EPOCH.plusSeconds(290));
    assertThat(rig.decisions())
        .containsSubsequence(
            DecisionKind.STARTED,
            DecisionKind.FAILING,
            DecisionKind.SPARED,
            DecisionKind.DRY_RUN,
            DecisionKind.DRY_RUN,
            DecisionKind.RECOVERED,
            DecisionKind.DRY_RUN,
            DecisionKind.DRY_RUN)
        .doesNotContain(
            DecisionKind.WITHHELD, DecisionKind.RED_WHILE_ALIVE, DecisionKind.REENABLED);
    assertThat(rig.responses.calls)
        .containsExactly("failing", "withholding", "wouldBeReset", "recovered", "wouldBeReset");
  }

  @Test
  void showsNothingThatAnAlertCouldTakeForAWithholding() {
    rig = new EngineRig(DRY, GATE);
    rig.gate().becomes(Condition.FAILING);
    rig.pass(Duration.ofMinutes(5));

    assertThat(rig.engine.state().phase()).isEqualTo(HeartbeatPhase.DRY_RUN);
    assertThat(rig.engine.state().withheld()).isZero();
    assertThat(rig.engine.state().isHiddenByAnother()).isFalse();
    assertThat(rig.decisions()).doesNotContain(DecisionKind.HIDDEN_BY_ANOTHER);
    assertThat(rig.observer.beats).isEmpty();
    HeartbeatState state = rig.control.state().ofADryRun();
    assertThat(state.isEnabled()).isEmpty();
    assertThat(state.status()).isEqualTo(AppStatus.UNKNOWN);
    assertThat(state.sent()).isZero();
    assertThat(state.sinceLast()).isEmpty();
  }

  @Test
  void sparesWithinTheGraceAndWhileSuspended() {
    rig = new EngineRig(DRY.withGrace(Duration.ofMinutes(2)), GATE);
    rig.gate().becomes(Condition.FAILING);
    rig.pass(Duration.ofSeconds(110));
    assertThat(rig.run.kinds()).containsExactly(Kind.WATCHED);

    rig.engine.suspensions().suspend(Duration.ofMinutes(10), "a deployment");
    rig.pass(Duration.ofMinutes(9));
    assertThat(rig.run.kinds()).containsExactly(Kind.WATCHED);

    rig.pass(Duration.ofMinutes(3));
    assertThat(rig.run.kinds()).containsExactly(Kind.WATCHED, Kind.WITHHELD, Kind.RED, Kind.RESET);
  }

  @Test
  void aSuspensionEndsWhatWouldBeWithheld() {
    rig = new EngineRig(DRY, GATE);
    rig.gate().becomes(Condition.FAILING);
    rig.pass(Duration.ofSeconds(35));
    rig.engine.suspensions().suspend(Duration.ofMinutes(10), "wrong");
    rig.pass(Duration.ofMinutes(5));

    assertThat(rig.run.kinds()).containsExactly(Kind.WATCHED, Kind.WITHHELD, Kind.RED, Kind.GREEN);
  }

  @Test
  void wouldSendOnWhereTheBudgetIsSpent() {
    rig = new EngineRig(DRY, GATE);
    rig.responses.mayWithhold = false;
    rig.gate().becomes(Condition.FAILING);
    rig.pass(Duration.ofMinutes(5));

    assertThat(rig.engine.state().phase()).isEqualTo(HeartbeatPhase.OVER_BUDGET);
    assertThat(rig.run.kinds()).containsExactly(Kind.WATCHED);
    assertThat(rig.run.beatCount()).isGreaterThan(29);
  }

  @Test
  void aLongerIntervalIsNoGap() {
    rig = new EngineRig(DRY, GATE);
    rig.pass(Duration.ofSeconds(30));
    rig.engine.setInterval(Duration.ofSeconds(25));
    rig.pass(Duration.ofMinutes(5));
    rig.engine.setInterval(Duration.ofSeconds(1));
    rig.pass(Duration.ofMinutes(1));

    assertThat(rig.run.kinds()).containsExactly(Kind.WATCHED);
    assertThat(rig.run.beatCount()).isBetween(70L, 80L);
  }

  @Test
  void isStoppedAndStartedAsByAnOperator() {
    rig = new EngineRig(DRY, GATE);
    rig.pass(Duration.ofSeconds(20));
    rig.engine.stop("stopped over JMX", () -> true);
    rig.control.refresh();
    rig.pass(Duration.ofMinutes(10));
    rig.engine.start();
    rig.pass(Duration.ofSeconds(20));
    rig.engine.end("the JVM ends");

    assertThat(rig.run.kinds()).containsExactly(Kind.WATCHED, Kind.WATCHED);
    assertThat(rig.run.stops).hasSize(2);
    assertThat(rig.log.decisions())
        .extracting(Decision::kind)
        .containsExactly(
            DecisionKind.STARTED, DecisionKind.STOPPED, DecisionKind.STARTED, DecisionKind.STOPPED);
  }

  /** Another process sends the heartbeat as if the dry run were not there. */
  @Test
  void neverTakesTheOwnerLock() throws InterruptedException {
    CountDownLatch beats = new CountDownLatch(2);
    AtomicInteger locks = new AtomicInteger();
    try (Simulator simulator = Simulator.builder().build();
        Host host = Hosts.guestRpc(simulator.transport(), System::nanoTime);
        HeartbeatDriver driver =
            HeartbeatBuilder.over(host.appMonitor())
                .settings(DRY.withInterval(Duration.ofSeconds(1)))
                .ownership(
                    new Ownership(
                        new CountedLock(locks), OwnerMemory.NONE, Owner.of("4711", "acme")))
                .dryRun(DryRun.usual().notedIn(new CountedBeats(beats)))
                .build()) {
      driver.open();

      assertThat(beats.await(20, TimeUnit.SECONDS)).isTrue();
      driver.stop("a test");
      assertThat(driver.engine().owner()).isEmpty();
      assertThat(simulator.traffic().requestsAnswered()).isZero();
    }
    assertThat(locks).hasValue(0);
  }

  /** The driver gives a dry run no way to the host at all. */
  @Test
  void refusesWhatAnOperatorOrdersOfTheHost() {
    try (Simulator simulator = Simulator.builder().build();
        Host host = Hosts.guestRpc(simulator.transport(), System::nanoTime);
        HeartbeatDriver driver = HeartbeatBuilder.over(host.appMonitor()).settings(DRY).build()) {
      driver.start();
      driver.refresh();

      assertThatThrownBy(driver::enable)
          .isInstanceOf(AppMonitorException.class)
          .hasMessageContaining("a dry run never calls the host's application monitoring");
      assertThatThrownBy(driver::markActive).isInstanceOf(AppMonitorException.class);
      assertThatThrownBy(() -> driver.postAppState(AppState.NEED_RESET))
          .isInstanceOf(AppMonitorException.class);
      driver.stop("a test");
      driver.refresh();
      assertThat(driver.disableWithin(Duration.ofSeconds(1), "a test")).isTrue();
      assertThat(driver.state().status()).isEqualTo(AppStatus.UNKNOWN);
      assertThat(simulator.traffic().requestsAnswered()).isZero();
    }
  }

  private static final class CountedLock implements OwnerLock {
    private final AtomicInteger calls;

    CountedLock(AtomicInteger calls) {
      this.calls = calls;
    }

    @Override
    public boolean tryTake(Owner taker) {
      calls.incrementAndGet();
      return true;
    }

    @Override
    public void release() {
      calls.incrementAndGet();
    }

    @Override
    public Optional<Owner> holder() {
      calls.incrementAndGet();
      return Optional.empty();
    }
  }

  private static final class CountedBeats implements DryRunRecord {
    private final CountDownLatch beats;

    CountedBeats(CountDownLatch beats) {
      this.beats = beats;
    }

    @Override
    public void beat(Instant at) {
      beats.countDown();
    }

    @Override
    public void note(DryRunNote note) {}

    @Override
    public void stopped(Instant at) {}
  }
}
