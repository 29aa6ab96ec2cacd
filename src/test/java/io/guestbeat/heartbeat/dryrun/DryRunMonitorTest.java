package io.guestbeat.heartbeat.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.heartbeat.decision.DecisionLog;
import io.guestbeat.heartbeat.dryrun.DryRunNote.Kind;
import io.guestbeat.heartbeat.escalation.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DryRunMonitorTest {
  private static final Duration STEP = Duration.ofNanos(1);

  private final TurnableClock clock = new TurnableClock();
  private final WallClock wall = new WallClock();
  private final RecordedRun run = new RecordedRun();
  private final DecisionLog log = new DecisionLog(wall);
  private final Instant start = wall.instant();
  private int resets;
  private DryRunMonitor monitor = monitor(DryRun.usual());

  @ParameterizedTest(name = "{0}, a gap of {1} ms and {2} ns: {3}")
  @CsvSource({
    "high, 30000, -1, none",
    "high, 30000, 0, GAP_RED",
    "high, 60000, -1, GAP_RED",
    "high, 60000, 0, GAP_RESET",
    "medium, 30000, -1, none",
    "medium, 89999, 0, GAP_RED",
    "medium, 90000, 0, GAP_RESET",
    "low, 149999, 0, GAP_RED",
    "low, 150000, 0, GAP_RESET",
    "low, 86400000, 0, GAP_RESET"
  })
  void judgesAGapByTheSensitivity(Sensitivity sensitivity, long millis, int nanos, String kind) {
    monitor = monitor(DryRun.usual().withSensitivity(sensitivity));
    beat();

    pass(Duration.ofMillis(millis).plusNanos(nanos));
    beat();

    if (kind.equals("none")) {
      assertThat(run.kinds()).containsExactly(Kind.WATCHED);
      assertThat(decisions()).isEmpty();
    } else {
      assertThat(run.kinds()).containsExactly(Kind.WATCHED, Kind.valueOf(kind), Kind.GREEN);
      assertThat(decisions()).hasSize(1);
    }
    assertThat(resets).isEqualTo(kind.equals("GAP_RESET") ? 1 : 0);
  }

  @Test
  void saysWhenAGapWouldHaveHadTheMachineReset() {
    beat();
    pass(Duration.ofSeconds(70));
    beat();

    assertThat(decisions())
        .containsExactly(
            "would have been red at 2026-11-24T03:22:22.123Z, reset at 2026-11-24T03:22:52.123Z:"
                + " no heartbeat from 2026-11-24T03:21:52.123Z on, for 70s, as the JVM stood still,"
                + " or was short of time");
    DryRunNote reset = run.only(Kind.GAP_RESET);
    assertThat(reset.from()).isEqualTo(start);
    assertThat(reset.to()).isEqualTo(start.plusSeconds(60));
  }

  @Test
  void saysAtTheTimeWhatWouldComeOfWithheldHeartbeats() {
    beat();
    pass(Duration.ofSeconds(5));
    monitor.withheld("deadlock: 2 threads");
    look(Duration.ofSeconds(25).minus(STEP));
    assertThat(run.kinds()).containsExactly(Kind.WATCHED, Kind.WITHHELD);

    look(STEP);
    assertThat(run.only(Kind.RED).to()).isEqualTo(start.plusSeconds(30));
    look(Duration.ofSeconds(30).minus(STEP));
    assertThat(resets).isZero();
    look(STEP);
    look(Duration.ofHours(3));

    assertThat(resets).isEqualTo(1);
    assertThat(run.only(Kind.RESET).to()).isEqualTo(start.plusSeconds(60));
    assertThat(decisions())
        .containsExactly(
            "would be red since 2026-11-24T03:22:22.123Z, and reset at 2026-11-24T03:22:52.123Z"
                + " unless a heartbeat is sent before: deadlock: 2 threads",
            "would have been red at 2026-11-24T03:22:22.123Z, reset at 2026-11-24T03:22:52.123Z:"
                + " deadlock: 2 threads");
  }

  @Test
  void namesAResetThatNobodyLookedFor() {
    beat();
    monitor.withheld("deadlock");
    pass(Duration.ofMinutes(5));
    beat();

    assertThat(run.kinds()).containsExactly(Kind.WATCHED, Kind.WITHHELD, Kind.RESET, Kind.GREEN);
    assertThat(run.only(Kind.RESET).to()).isEqualTo(start.plusSeconds(60));
    assertThat(decisions()).hasSize(2).last().asString().contains("alive again without it");
  }

  @ParameterizedTest
  @CsvSource({
    "29, WATCHED WITHHELD",
    "31, WATCHED WITHHELD RED GREEN",
    "61, WATCHED WITHHELD RED RESET GREEN"
  })
  void tellsARecoveryBeforeRedBeforeTheResetAndAfterIt(int seconds, String kinds) {
    beat();
    monitor.withheld("deadlock");
    for (int second = 0; second < seconds; second++) {
      look(Duration.ofSeconds(1));
    }
    beat();

    assertThat(run.kinds()).extracting(Kind::name).containsExactly(kinds.split(" "));
    assertThat(resets).isEqualTo(seconds > 60 ? 1 : 0);
  }

  @Test
  void whoIsDeadFromTheBeginningIsWaitedForAllTheSame() {
    monitor.withheld("deadlock");
    monitor.enable();
    look(Duration.ofSeconds(60));

    assertThat(run.kinds()).containsExactly(Kind.WATCHED, Kind.WITHHELD, Kind.RESET);
  }

  @Test
  void countsEachFailureByItself() {
    beat();
    for (int failure = 0; failure < 3; failure++) {
      monitor.withheld("failure " + failure);
      look(Duration.ofSeconds(61));
      beat();
      pass(Duration.ofSeconds(10));
      beat();
    }

    assertThat(resets).isEqualTo(3);
    assertThat(run.notes.stream().filter(note -> note.kind() == Kind.RESET))
        .extracting(DryRunNote::text)
        .containsExactly("failure 0", "failure 1", "failure 2");
  }

  @Test
  void asksForTheResetAtOnceWhereThatIsConfigured() {
    monitor = monitor(DryRun.usual().askingForResets(true));
    beat();
    pass(Duration.ofSeconds(7));
    monitor.withheld("deadlock");
    look(Duration.ofMinutes(10));
    beat();

    assertThat(resets).isEqualTo(1);
    assertThat(run.only(Kind.RESET).to()).isEqualTo(start.plusSeconds(7));
    assertThat(decisions()).first().asString().startsWith("a reset would have been asked for at ");
  }

  /**
   * Spans are by the monotonic clock, and times by the machine's as it is set when they are told.
   */
  @ParameterizedTest
  @CsvSource({"3600", "-3600"})
  void aClockThatIsSetMakesNoGapAndHidesNone(long seconds) {
    beat();
    wall.turn(Duration.ofSeconds(seconds));
    pass(Duration.ofSeconds(10));
    beat();
    assertThat(run.kinds()).containsExactly(Kind.WATCHED);

    wall.turn(Duration.ofSeconds(-seconds));
    pass(Duration.ofSeconds(40));
    beat();
    assertThat(run.only(Kind.GAP_RED).to()).isEqualTo(start.plusSeconds(40));
  }

  @Test
  void whileItIsStoppedNothingIsAGap() {
    beat();
    monitor.disable();
    monitor.disable();
    pass(Duration.ofHours(1));
    assertThat(monitor.getAppStatus()).isEqualTo(AppStatus.GRAY);
    assertThatThrownBy(monitor::markActive).isInstanceOf(AppMonitorException.class);

    beat();
    assertThat(run.kinds()).containsExactly(Kind.WATCHED, Kind.WATCHED);
    assertThat(run.stops).containsExactly(start);

    pass(Duration.ofSeconds(61));
    monitor.disable();
    assertThat(run.kinds()).containsExactly(Kind.WATCHED, Kind.WATCHED, Kind.GAP_RESET);
  }

  @Test
  void aStopWhileHeartbeatsAreWithheldKeepsWhatWasBefore() {
    beat();
    monitor.withheld("deadlock");
    pass(Duration.ofSeconds(61));
    monitor.disable();

    assertThat(run.kinds()).containsExactly(Kind.WATCHED, Kind.WITHHELD, Kind.RESET);
    assertThat(resets).isEqualTo(1);
  }

  @Test
  void notesOnlyGapsThatAreTheLongestUntilThen() {
    beat();
    for (int seconds : new int[] {10, 10, 9, 12, 11, 20, 19}) {
      pass(Duration.ofSeconds(seconds));
      beat();
    }

    assertThat(run.notes.stream().filter(note -> note.kind() == Kind.GAP))
        .extracting(note -> note.duration().toSeconds())
        .containsExactly(10L, 12L, 20L);
  }

  @Test
  void isNeverRedAndAsksForNoReset() {
    beat();
    monitor.withheld("deadlock");
    pass(Duration.ofSeconds(45));

    assertThat(monitor.getAppStatus()).isEqualTo(AppStatus.GREEN);
    assertThat(monitor.isEnabled()).isTrue();
    assertThatThrownBy(() -> monitor.postAppState(AppState.NEED_RESET))
        .isInstanceOf(AppMonitorException.class);
  }

  private DryRunMonitor monitor(DryRun settings) {
    return DryRunMonitor.of(settings.datedBy(wall).notedIn(run), log, () -> resets++, clock);
  }

  private void beat() {
    monitor.enable();
    monitor.markActive();
  }

  private void pass(Duration span) {
    clock.turn(span);
    wall.turn(span);
  }

  private void look(Duration after) {
    pass(after);
    monitor.getAppStatus();
  }

  private List<String> decisions() {
    return log.decisions().stream().map(decision -> decision.reason()).toList();
  }
}
