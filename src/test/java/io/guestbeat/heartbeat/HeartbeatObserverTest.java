package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.heartbeat.Beat.Kind;
import io.guestbeat.heartbeat.ScriptedGate.Condition;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.decision.DecisionKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an observer of the heartbeat is shown, and what it cannot do. */
class HeartbeatObserverTest {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private EngineRig rig;

  @BeforeEach
  void start() {
    rig =
        new EngineRig(
            HeartbeatSettings.of(HeartbeatMode.ON).withGrace(Duration.ZERO),
            GateSettings.every(Duration.ofSeconds(5)));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void isShownEachHeartbeatThatIsSent() {
    rig.pass(INTERVAL.multipliedBy(3));

    assertThat(rig.observer.beats).hasSize(3).extracting(Beat::kind).containsOnly(Kind.SENT);
    assertThat(rig.observer.beats).allMatch(beat -> beat.lateness().isZero());
    assertThat(rig.observer.beats).allMatch(beat -> beat.error().isEmpty());
  }

  @Test
  void isShownWithheldHeartbeatsAndTheGateThatWithholdsThem() {
    rig.gate().becomes(Condition.FAILING);

    rig.pass(INTERVAL.multipliedBy(2));
    rig.gate().becomes(Condition.HEALTHY);
    rig.pass(INTERVAL);

    assertThat(rig.observer.beats).extracting(Beat::kind).contains(Kind.WITHHELD, Kind.SENT);
    assertThat(rig.observer.gates).isEqualTo(List.of("gate-0: scripted", "gate-0"));
  }

  @Test
  void isShownOnceThatAGateCannotCheck() {
    rig.gate().becomes(Condition.UNUSABLE);

    rig.pass(INTERVAL.multipliedBy(5));

    assertThat(rig.observer.gates).containsExactly("gate-0: unusable: scripted");
  }

  @Test
  void isShownWhyAHeartbeatFailed() {
    rig.pass(INTERVAL);
    rig.simulator.faults().hostGone();

    rig.pass(INTERVAL);

    Beat last = rig.observer.beats.get(rig.observer.beats.size() - 1);
    assertThat(last.kind()).isEqualTo(Kind.FAILED);
    assertThat(last.error()).isPresent();
  }

  @Test
  void isShownHowLateAHeartbeatIs() {
    rig.pass(INTERVAL);

    rig.standStill(INTERVAL.plusSeconds(7));
    rig.pass(Duration.ofMillis(1));

    assertThat(rig.observer.beats).extracting(Beat::lateness).contains(INTERVAL.plusSeconds(7));
  }

  @Test
  void endsNoHeartbeatByThrowingAndIsShownNoMore() {
    rig.observer.isBroken = true;

    long sent = rig.heartbeatsWithin(INTERVAL.multipliedBy(5));

    assertThat(sent).isEqualTo(5);
    assertThat(rig.observer.beats).hasSize(1);
    assertThat(rig.decisions()).containsOnlyOnce(DecisionKind.TROUBLE);
  }
}
