package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.CommandAppMonitor;
import io.guestbeat.concurrent.AwakeClock;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.check.GateState;
import io.guestbeat.heartbeat.check.WatchedGate;
import io.guestbeat.heartbeat.decision.Decision;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.owner.Ownership;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hosts, operators and the application's own gates write, as the heartbeat passes it on. */
class ForeignTextTest {
  private static final int THIRTY_MB = 30 * 1024 * 1024;
  private static final String COMMANDS =
      "\u001b]0;x\u0007\u009b2J\u202e\u2066\u2028\u0085\r\n\ud83d";
  private static final GateSettings GATE = GateSettings.every(Duration.ofSeconds(5));

  private final TurnableClock clock = new TurnableClock();
  private final DecisionLog log = new DecisionLog(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private int calls;

  @Test
  void aHostThatVariesItsWordsIsReportedOnce() {
    HeartbeatEngine engine =
        engine(
            command -> {
              throw new AppMonitorException(AppMonitorError.OTHER, "no, for reason " + calls++);
            });

    engine.start();
    for (int i = 0; i < 500; i++) {
      clock.turn(engine.tick());
    }

    assertThat(calls).isGreaterThan(100);
    assertThat(kinds()).containsExactly(DecisionKind.STARTED, DecisionKind.FAILED);
  }

  @Test
  void aHostThatVariesItsErrorsIsReportedOnceForEach() {
    HeartbeatEngine engine =
        engine(
            command -> {
              AppMonitorError error =
                  calls++ % 2 == 0 ? AppMonitorError.OTHER : AppMonitorError.NOT_ENABLED;
              throw new AppMonitorException(error, "number " + calls);
            });

    engine.start();
    for (int i = 0; i < 500; i++) {
      clock.turn(engine.tick());
    }

    assertThat(kinds().size()).isBetween(2, 3);
  }

  @Test
  void anAnswerThatVariesIsReportedOnce() {
    HeartbeatEngine engine = engine(command -> "answer " + calls++);

    engine.start();
    for (int i = 0; i < 500; i++) {
      clock.turn(engine.tick());
    }

    assertThat(kinds()).containsExactly(DecisionKind.STARTED, DecisionKind.FAILED);
  }

  @Test
  void troubleThatVariesItsWordsIsReportedOnce() {
    HeartbeatEngine engine = engine(command -> "0");

    for (int i = 0; i < 50; i++) {
      engine.noteTrouble(new IllegalStateException("number " + i));
    }

    assertThat(kinds()).containsExactly(DecisionKind.TROUBLE);
  }

  @Test
  void theEndOfTheJvmReportsAHostThatVariesItsWordsOnce() {
    HeartbeatEngine engine = engine(command -> "0");
    CleanStop stop =
        new CleanStop(
            log,
            new CleanStop.Progress() {
              @Override
              public boolean hasReachedHost() {
                return true;
              }

              @Override
              public boolean isResetPending() {
                return false;
              }

              @Override
              public boolean announceAll() {
                return true;
              }
            },
            System::nanoTime);

    stop.carryOut(
        StopPatience.ofAnOrder(Duration.ofMillis(400)),
        stillInTime -> {
          throw new AppMonitorException(AppMonitorError.OTHER, "no, for reason " + calls++);
        });

    assertThat(calls).isGreaterThan(1);
    assertThat(kinds()).containsExactly(DecisionKind.FAILED);
    assertThat(engine.state().isRunning()).isFalse();
  }

  @Test
  void aReasonOfThirtyMegabytesIsCutWhereItIsTakenIn() {
    HeartbeatEngine engine = engine(command -> "0");

    engine.suspensions().suspend(Duration.ofMinutes(1), "x".repeat(THIRTY_MB));
    engine.suspensions().holdBy("/run/x", Duration.ofMinutes(1), "y".repeat(THIRTY_MB));

    assertThat(engine.state().suspensionReason().orElseThrow().length()).isLessThan(1_000);
    assertThat(log.decisions())
        .hasSize(2)
        .allSatisfy(decision -> assertThat(decision.reason().length()).isLessThan(5_000));
  }

  @Test
  void aVerdictOfThirtyMegabytesIsCutWhereItIsTakenIn() {
    GateState gate = new GateState(new WatchedGate("g", Verdict::alive, GATE), 0);

    gate.checkBegins(0);
    gate.checkEnds(Verdict.dead("x".repeat(THIRTY_MB)), 1);
    gate.checkBegins(2);
    gate.checkEnds(Verdict.dead("x".repeat(THIRTY_MB)), 3);
    gate.checkBegins(4);
    gate.checkEnds(Verdict.dead("x".repeat(THIRTY_MB)), 5);

    assertThat(gate.standing(6).isOpen()).isFalse();
    assertThat(gate.standing(6).reason().length()).isLessThan(5_000);
    gate.checkEndsUnusable("y".repeat(THIRTY_MB), 7);
    assertThat(gate.standing(8).reason().length()).isLessThan(5_000);
  }

  @Test
  void nothingThatDrivesATerminalIsInADecision() {
    log.note(DecisionKind.TROUBLE, "before " + COMMANDS + " after");

    assertThat(log.decisions().get(0).reason()).matches("before [ -~]* after");
  }

  @Test
  void nothingThatDrivesATerminalIsInAReason() {
    HeartbeatEngine engine = engine(command -> "0");
    GateState gate = new GateState(new WatchedGate("g", Verdict::alive, GATE), 0);

    engine.suspensions().suspend(Duration.ofMinutes(1), "before " + COMMANDS + " after");
    for (int now = 0; now < 10; now++) {
      gate.checkBegins(now);
      gate.checkEnds(Verdict.dead("before " + COMMANDS + " after"), now);
    }

    assertThat(engine.state().suspensionReason().orElseThrow()).matches("before [ -~]* after");
    assertThat(gate.standing(10).reason()).matches("before [ -~]* after");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 " + COMMANDS, COMMANDS})
  void nothingThatDrivesATerminalIsInAnError(String answer) {
    AppMonitorClient control =
        new AppMonitorClient(new CommandAppMonitor(command -> "x" + answer + "x"), clock);

    control.refresh();

    assertThat(control.state().lastError().orElseThrow()).matches("[ -~]*");
  }

  private HeartbeatEngine engine(CommandAppMonitor.Carrier host) {
    AwakeClock awakeClock = new AwakeClock(clock);
    return new HeartbeatEngine(
        new AppMonitorClient(new CommandAppMonitor(host), clock),
        Ownership.uncontested(),
        awakeClock,
        List.of(),
        HeartbeatSettings.of(HeartbeatMode.ON),
        new EngineRig.Responses(),
        log,
        HeartbeatObserver.NONE,
        clock);
  }

  private List<DecisionKind> kinds() {
    return log.decisions().stream().map(Decision::kind).collect(Collectors.toList());
  }
}
