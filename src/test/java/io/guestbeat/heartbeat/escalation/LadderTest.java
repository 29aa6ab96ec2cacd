package io.guestbeat.heartbeat.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.TurnableClock;
import io.guestbeat.concurrent.WakeableTask;
import io.guestbeat.heartbeat.escalation.Step.Rung;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LadderTest {
  private final TurnableClock clock = new TurnableClock();
  private final Ladder ladder = new Ladder(true);

  @Test
  void sleepsWhileNothingHappens() {
    assertThat(next()).isEmpty();
    assertThat(ladder.untilNext(clock.getAsLong())).isEqualTo(WakeableTask.UNTIL_WOKEN);
  }

  @Test
  void climbsRungByRungAndResetsOnlyOnceTheBeatIsWithheld() {
    ladder.failing("deadlock", false);
    assertThat(rungs()).containsExactly(Rung.EVIDENCE, Rung.HOOK);
    assertThat(ladder.untilNext(clock.getAsLong())).isEqualTo(WakeableTask.UNTIL_WOKEN);

    ladder.withholding();
    ladder.posted(only(Rung.RESET));

    assertThat(ladder.isResetPending()).isTrue();
    assertThat(rungs()).isEmpty();
  }

  @Test
  void resetsAfterEvidenceAndHookHoweverSoonTheBeatIsWithheld() {
    ladder.failing("deadlock", false);
    ladder.withholding();

    assertThat(next().map(Step::rung)).contains(Rung.EVIDENCE);
    assertThat(next().map(Step::rung)).contains(Rung.HOOK);
    assertThat(next().map(Step::rung)).contains(Rung.RESET);
  }

  @Test
  void neverResetsWithoutBeingAskedTo() {
    Ladder mild = new Ladder(false);
    mild.failing("deadlock", false);
    mild.withholding();

    List<Rung> rungs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      mild.next(clock.getAsLong()).ifPresent(step -> rungs.add(step.rung()));
    }
    assertThat(rungs).containsExactly(Rung.EVIDENCE, Rung.HOOK);
  }

  @Test
  void skipsWhatIsLeftWhenTheApplicationRecovers() {
    ladder.failing("deadlock", false);
    ladder.withholding();
    next();
    ladder.recovered();

    assertThat(rungs()).isEmpty();
  }

  @Test
  void doesNotWithholdForAFailureThatIsOver() {
    ladder.failing("deadlock", false);
    ladder.recovered();
    ladder.withholding();
    assertThat(rungs()).isEmpty();

    ladder.failing("again", false);
    assertThat(rungs()).doesNotContain(Rung.RESET);
  }

  @Test
  void withdrawsTheResetOfAFailureThatIsOver() {
    postReset();
    ladder.recovered();

    Step step = only(Rung.WITHDRAW);
    assertThat(ladder.isResetPending()).isTrue();
    ladder.withdrawn();

    assertThat(step).isNotNull();
    assertThat(ladder.isResetPending()).isFalse();
    assertThat(rungs()).isEmpty();
  }

  @Test
  void withdrawsAResetThatIsPostedWhileTheApplicationRecovers() {
    ladder.failing("deadlock", false);
    ladder.withholding();
    climbTo(Rung.HOOK);
    Step reset = only(Rung.RESET);
    ladder.recovered();
    ladder.posted(reset);

    only(Rung.WITHDRAW);
  }

  @Test
  void withdrawsAlsoWhatTheHostMayHaveTakenWithoutAnAnswer() {
    ladder.failing("deadlock", false);
    ladder.withholding();
    climbTo(Rung.HOOK);
    ladder.refused(only(Rung.RESET), clock.getAsLong());
    assertThat(ladder.isResetPending()).isTrue();
    ladder.recovered();

    only(Rung.WITHDRAW);
  }

  @Test
  void asksAgainLaterAndLaterWhileTheFailureLasts() {
    ladder.failing("deadlock", false);
    ladder.withholding();
    climbTo(Rung.HOOK);

    for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
      ladder.refused(only(Rung.RESET), clock.getAsLong());
      assertThat(next()).isEmpty();
      assertThat(ladder.untilNext(clock.getAsLong())).isEqualTo(Duration.ofSeconds(seconds));
      clock.turn(Duration.ofSeconds(seconds));
    }
    ladder.posted(only(Rung.RESET));
    assertThat(rungs()).isEmpty();
  }

  @Test
  void asksAgainToWithdrawUntilTheHostTakesIt() {
    postReset();
    ladder.recovered();
    ladder.refused(only(Rung.WITHDRAW), clock.getAsLong());

    assertThat(next()).isEmpty();
    clock.turn(ladder.untilNext(clock.getAsLong()));

    only(Rung.WITHDRAW);
  }

  @Test
  void leavesAPendingResetOnceANewFailureWantsOne() {
    postReset();
    ladder.recovered();
    ladder.refused(only(Rung.WITHDRAW), clock.getAsLong());
    ladder.failing("again", false);
    ladder.withholding();

    assertThat(rungs()).containsExactly(Rung.HOOK, Rung.RESET);
  }

  @Test
  void withdrawsAResetOnceVsphereHaDoesNotMonitor() {
    postReset();
    ladder.notMonitored();

    only(Rung.WITHDRAW);
    ladder.withdrawn();
    assertThat(ladder.isResetPending()).isFalse();

    ladder.withholding();
    only(Rung.RESET);
  }

  @Test
  void withdrawsAnOldResetThatANewFailureDoesNotWant() {
    postReset();
    ladder.recovered();
    ladder.failing("only a drill", true);
    ladder.withholding();

    assertThat(next().map(Step::rung)).contains(Rung.WITHDRAW);
  }

  @Test
  void onlySaysInADryRunThatItWouldReset() {
    ladder.failing("deadlock", true);
    ladder.withholding();
    climbTo(Rung.HOOK);

    assertThat(only(Rung.RESET).isDryRun()).isTrue();
    ladder.recovered();
    assertThat(rungs()).isEmpty();
  }

  @Test
  void resetsAfterAllWhenADryRunTurnsReal() {
    ladder.failing("deadlock", true);
    ladder.withholding();
    climbTo(Rung.RESET);
    ladder.failing("deadlock", false);

    assertThat(only(Rung.RESET).isDryRun()).isFalse();
  }

  @Test
  void writesEvidenceOnceAMinuteAtMostButDoesWriteIt() {
    ladder.failing("first", false);
    climbTo(Rung.HOOK);
    for (int i = 0; i < 100; i++) {
      ladder.recovered();
      ladder.failing("flap " + i, false);
    }
    clock.turn(Duration.ofSeconds(59));
    assertThat(rungs()).containsExactly(Rung.HOOK);
    assertThat(ladder.untilNext(clock.getAsLong())).isEqualTo(Duration.ofSeconds(1));
    clock.turn(Duration.ofSeconds(1));

    assertThat(only(Rung.EVIDENCE).reason()).isEqualTo("flap 99");
  }

  @Test
  void handsTheHookTheEvidenceOfItsOwnFailureOnly() {
    ladder.failing("first", false);
    Step evidence = next().orElseThrow();
    ladder.recovered();
    ladder.failing("second", false);
    ladder.evidenceWritten(evidence, Path.of("first.txt"));

    Step hook = only(Rung.HOOK);
    assertThat(hook.evidence()).isEmpty();
    assertThat(ladder.lastEvidence()).contains(Path.of("first.txt"));
  }

  private void postReset() {
    ladder.failing("deadlock", false);
    ladder.withholding();
    climbTo(Rung.HOOK);
    ladder.posted(only(Rung.RESET));
  }

  private void climbTo(Rung last) {
    Rung rung = null;
    while (rung != last) {
      rung = next().orElseThrow().rung();
    }
  }

  private Step only(Rung rung) {
    Step step = next().orElseThrow();
    assertThat(step.rung()).isEqualTo(rung);
    return step;
  }

  private List<Rung> rungs() {
    List<Rung> rungs = new ArrayList<>();
    for (Optional<Step> step = next(); step.isPresent(); step = next()) {
      rungs.add(step.get().rung());
      if (step.get().rung() == Rung.RESET) {
        ladder.posted(step.get());
      }
    }
    return rungs;
  }

  private Optional<Step> next() {
    return ladder.next(clock.getAsLong());
  }
}
