package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.ForeignTexts;
import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.CommandAppMonitor;
import io.guestbeat.concurrent.AwakeClock;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.check.GateState;
import io.guestbeat.heartbeat.check.WatchedGate;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.owner.Ownership;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verdicts, refusals and reasons of every kind, as the heartbeat passes them on. */
class ForeignTextFuzzTest {
  private static final int LONGEST = 4_000;

  private final ForeignTexts texts = new ForeignTexts();
  private final TurnableClock clock = new TurnableClock();
  private final DecisionLog log = new DecisionLog(Clock.systemUTC());

  @Test
  void decisionsAreHarmlessLines() {
    for (int i = 0; i < ForeignTexts.cases(5); i++) {
      log.note(DecisionKind.TROUBLE, texts.next());
    }
    log.decisions().forEach(decision -> requireLine(decision.toString()));
    for (int i = 0; i < ForeignTexts.cases(1); i++) {
      log.note(DecisionKind.TROUBLE, texts.next());
      requireLine(log.decisions().get(log.decisions().size() - 1).reason());
    }
  }

  @Test
  void reasonsOfGatesAreHarmlessLines() {
    GateSettings once = GateSettings.every(Duration.ofSeconds(5)).closingAfter(1, 1);
    GateState gate = new GateState(new WatchedGate("g", Verdict::alive, once), 0);
    for (int i = 0; i < ForeignTexts.cases(5); i++) {
      gate.checkBegins(i);
      if (i % 2 == 0) {
        gate.checkEnds(Verdict.dead(texts.next()), i);
      } else {
        gate.checkEndsUnusable(texts.next(), i);
      }
      requireLine(gate.standing(i).toString());
    }
  }

  @Test
  void refusalsAreHarmlessLines() {
    AppMonitorClient control =
        new AppMonitorClient(new CommandAppMonitor(command -> answer()), clock);
    for (int i = 0; i < ForeignTexts.cases(5); i++) {
      control.refresh();
      requireLine(control.state().lastError().orElseThrow());
    }
  }

  @Test
  void reasonsOfSuspensionsAreHarmlessLines() {
    AwakeClock awakeClock = new AwakeClock(clock);
    HeartbeatEngine engine =
        new HeartbeatEngine(
            new AppMonitorClient(new CommandAppMonitor(command -> "0"), clock),
            Ownership.uncontested(),
            awakeClock,
            List.of(),
            HeartbeatSettings.of(HeartbeatMode.ON),
            new EngineRig.Responses(),
            log,
            HeartbeatObserver.NONE,
            clock);
    for (int i = 0; i < ForeignTexts.cases(4); i++) {
      engine.suspensions().suspend(Duration.ofMinutes(1), "x" + texts.next());
      requireLine(engine.state().suspensionReason().orElseThrow());
    }
  }

  private String answer() {
    String text = texts.next();
    if (text.length() % 2 == 0) {
      throw new AppMonitorException(AppMonitorError.OTHER, text);
    }
    return text;
  }

  private static void requireLine(String text) {
    int harmAt = ForeignTexts.harmAt(text, "");
    assertThat(harmAt).as(() -> text.substring(Math.max(0, harmAt - 40))).isEqualTo(-1);
    assertThat(text.length()).isLessThan(LONGEST + 100);
  }
}
