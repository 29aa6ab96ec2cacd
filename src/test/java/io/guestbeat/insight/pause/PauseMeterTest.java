package io.guestbeat.insight.pause;

import static io.guestbeat.insight.pause.PauseCause.GARBAGE_COLLECTION;
import static io.guestbeat.insight.pause.PauseCause.GUEST_BUSY;
import static io.guestbeat.insight.pause.PauseCause.HOST_STEAL;
import static io.guestbeat.insight.pause.PauseCause.HOST_SWAPPING;
import static io.guestbeat.insight.pause.PauseCause.SESSION_CHANGE;
import static io.guestbeat.insight.pause.PauseCause.STOPPED;
import static io.guestbeat.insight.pause.PauseCause.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.insight.Insight;
import io.guestbeat.insight.VmFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread whose sleeps, and what goes on meanwhile, the test makes up. */
final class PauseMeterTest {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  private final ScriptedJvm jvm = new ScriptedJvm();
  private final List<Pause> pauses = new ArrayList<>();
  private int vcpus = 1;
  private final Insight insight = new Insight(() -> OptionalInt.of(vcpus));
  private int hostAsked;
  private Duration now = Duration.ofHours(1);
  private final PauseMeter meter =
      new PauseMeter(
          new PauseSettings(ms(250), TICK),
          jvm,
          this::ask,
          () -> EPOCH.plus(now),
          pauses::add,
          now.toNanos());

  private SessionId session = SessionId.of(1);
  private long elapsedMs = 1_000_000;
  private long stolenMs = 5000;
  private long swappedMb;
  private boolean isReachable = true;

  @Test
  void notesNothingWhileItWakesInTime() {
    for (int tick = 0; tick < 1000; tick++) {
      sleep(ms(tick % 100));
    }

    assertThat(pauses).isEmpty();
    assertThat(hostAsked).isZero();
  }

  @Test
  void notesAPauseOfTheLeastLengthAndNoneThatIsShorter() {
    sleep(ms(249));
    sleep(ms(250));

    assertThat(pauses).singleElement().extracting(Pause::duration).isEqualTo(ms(250));
  }

  @Test
  void tellsWhenItBegan() {
    sleep(ms(0));

    sleep(ms(400));

    assertThat(pauses.get(0).begin()).isEqualTo(EPOCH.plus(now).minus(ms(400)));
  }

  @Test
  void takesNoWorkForAPause() {
    meter.sleeping(now.toNanos(), TICK.toNanos());
    now = now.plusSeconds(3);
    meter.woke(now.toNanos(), false);
    meter.working();
    now = now.plusSeconds(3);
    sleep(ms(0));

    assertThat(pauses).isEmpty();
  }

  @Test
  void seesAPauseBetweenTwoSleepsUnlessTheThreadWorked() {
    sleep(ms(0));
    pass(ms(300));
    sleep(ms(0));
    meter.working();
    pass(ms(300));
    sleep(ms(0));

    assertThat(pauses).singleElement().extracting(Pause::duration).isEqualTo(ms(300));
  }

  @Test
  void takesItsOwnLookAtAPauseForNoOther() {
    sleep(ms(300));
    pass(ms(5000));
    sleep(ms(0));

    assertThat(pauses).hasSize(1);
  }

  @Test
  void givesACollectionWhatItTookAndTheRestToWhatElseThereIs() {
    jvm.collects(now.plus(TICK).plus(ms(50)), ms(700));
    jvm.uses(ms(700));

    sleep(ms(1000));

    assertOnly(GARBAGE_COLLECTION, 70);
    assertThat(pauses.get(0).percent(UNKNOWN)).isEqualTo(30, within(0.1));
  }

  @Test
  void beginsWithTheCollectionThatWasAtWorkWhenTheSleepWasOver() {
    jvm.collects(now.plus(ms(40)), ms(300));

    sleep(ms(240));

    assertThat(pauses).singleElement().extracting(Pause::duration).isEqualTo(ms(300));
    assertOnly(GARBAGE_COLLECTION, 100);
  }

  @Test
  void noticesACollectionThatWasLongWhileItWorked() {
    meter.working();
    jvm.collects(now.plus(ms(20)), ms(400));
    now = now.plus(ms(600));

    sleep(ms(0));

    assertThat(pauses.get(0).duration()).isEqualTo(ms(400));
    assertOnly(GARBAGE_COLLECTION, 100);
  }

  @Test
  void addsUpCollectionsOneAfterTheOther() {
    jvm.collects(now.plus(TICK), ms(300));
    jvm.collects(now.plus(TICK).plus(ms(310)), ms(290));

    sleep(ms(600));

    assertOnly(GARBAGE_COLLECTION, 98);
  }

  @Test
  void manyShortCollectionsAreNoPause() {
    for (int i = 0; i < 10; i++) {
      jvm.collects(now.plus(ms(9L * i)), ms(30));
    }

    sleep(ms(0));

    assertThat(pauses).isEmpty();
  }

  @Test
  void believesACollectorThatTellsOnlyHowLong() {
    jvm.collectsUntimed(ms(500));

    sleep(ms(500));

    assertOnly(GARBAGE_COLLECTION, 100);
  }

  @Test
  void doesNotBlameACollectionThatWasOverBefore() {
    jvm.collects(now.plus(ms(10)), ms(50));

    sleep(ms(2000));

    assertOnly(STOPPED, 100);
  }

  @Test
  void asksNoHostAboutACollection() {
    jvm.collects(now.plus(TICK), ms(500));

    sleep(ms(510));

    assertThat(hostAsked).isZero();
  }

  @Test
  void aNewSessionThatBeganInThePauseTookIt() {
    look();

    session = SessionId.of(2);
    elapsedMs = 400;
    sleep(ms(800));

    assertOnly(SESSION_CHANGE, 100);
  }

  @Test
  void aSessionThatBeganLongBeforeThePauseDidNotTakeIt() {
    look();

    session = SessionId.of(2);
    elapsedMs = 4000;
    stolenMs = 90_000;
    sleep(ms(800));

    assertOnly(STOPPED, 100);
  }

  @Test
  void theHostAccountsForWhatItStole() {
    lookTwice();

    stolenMs += 600;
    sleep(ms(800));

    assertOnly(HOST_STEAL, 75);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 64})
  void whatIsAlwaysStolenIsNoExplanation(int count) {
    vcpus = count;
    stealSteadily(count * 0.1, Duration.ofSeconds(15));

    // On one vCPU what was stolen during the pause may be the cause of it, but explains little.
    stealSteadily(count * 0.1, Duration.ofSeconds(3));
    stolenMs += (long) (count * 0.1 * 900);
    sleep(ms(800));

    assertThat(pauses.get(0).cause()).isEqualTo(STOPPED);
    assertThat(pauses.get(0).percent(HOST_STEAL)).isLessThan(15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 64})
  void theStealOfTheOneVcpuThatWasToRunIsEnough(int count) {
    vcpus = count;
    stealSteadily(count * 0.1, Duration.ofSeconds(15));

    double others = (count - 1) * 0.1;
    stolenMs += Math.round(count * 0.1 * 100 + others * 800 + 800);
    sleep(ms(800));

    assertOnly(HOST_STEAL, 100);
  }

  @Test
  void theHostThatSwappedTookTheRest() {
    lookTwice();

    stolenMs += 200;
    swappedMb = 10;
    sleep(ms(1000));

    assertOnly(HOST_SWAPPING, 80);
    assertThat(pauses.get(0).percent(HOST_STEAL)).isEqualTo(20, within(0.1));
  }

  @Test
  void aHostThatCannotBeAskedIsNotBlamed() {
    lookTwice();

    isReachable = false;
    sleep(ms(1000));
    isReachable = true;
    stolenMs += 1000;
    sleep(ms(1000));

    assertThat(pauses).extracting(Pause::cause).containsExactly(STOPPED, STOPPED);
  }

  @Test
  void waitingForAProcessorOfTheGuestIsToldFromBeingStopped() {
    jvm.queues(ms(450));

    sleep(ms(500));

    assertOnly(GUEST_BUSY, 90);
    assertThat(pauses.get(0).shares()).doesNotContainKey(STOPPED);
  }

  @Test
  void aProcessThatRanWasNotStopped() {
    jvm.uses(ms(480));

    sleep(ms(500));

    assertOnly(UNKNOWN, 100);
  }

  @Test
  void whatABusyProcessUsedBeforeThePauseDoesNotHideThatItWasStopped() {
    for (int tick = 0; tick < 100; tick++) {
      jvm.uses(ms(200));
      sleep(ms(0));
    }

    jvm.uses(ms(200));
    sleep(ms(300));

    assertOnly(STOPPED, 100);
  }

  @Test
  void whoDoesNotKnowWhetherItRanDoesNotSay() {
    jvm.hidesCpu();

    sleep(ms(500));

    assertOnly(UNKNOWN, 100);
  }

  @Test
  void givesBackWhatItHolds() {
    meter.close();

    assertThat(jvm.isClosed).isTrue();
  }

  private void assertOnly(PauseCause cause, double percent) {
    Pause pause = pauses.get(0);
    assertThat(pauses).hasSize(1);
    assertThat(pause.cause()).isEqualTo(cause);
    assertThat(pause.percent(cause)).isEqualTo(percent, within(1.0));
    assertThat(pause.shares().values().stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(pause.duration());
  }

  /** Sleeps for a tick, and this much longer. */
  private void sleep(Duration late) {
    meter.sleeping(now.toNanos(), TICK.toNanos());
    pass(TICK.plus(late));
    meter.woke(now.toNanos(), true);
  }

  private void pass(Duration span) {
    now = now.plus(span);
    elapsedMs += span.toMillis();
  }

  private void stealSteadily(double perSecond, Duration span) {
    look();
    for (int tick = 0; tick < span.dividedBy(TICK); tick++) {
      stolenMs += Math.round(perSecond * TICK.toMillis());
      sleep(ms(0));
    }
    look();
  }

  private void lookTwice() {
    look();
    pass(Duration.ofSeconds(5));
    sleep(ms(0));
    look();
  }

  private void look() {
    meter.lookedAtHost(figures());
  }

  private Optional<Snapshot> ask() {
    hostAsked++;
    return Optional.of(snapshot()).filter(given -> isReachable);
  }

  private VmFigures figures() {
    if (isReachable) {
      insight.take(snapshot());
    } else {
      insight.lose();
    }
    return insight.figures();
  }

  private Snapshot snapshot() {
    return Snapshot.of(session)
        .value(Statistic.ELAPSED_MS, elapsedMs)
        .value(Statistic.CPU_STOLEN_MS, stolenMs)
        .value(Statistic.MEM_SWAPPED_MB, swappedMb)
        .build();
  }

  private static Duration ms(long number) {
    return Duration.ofMillis(number);
  }
}
