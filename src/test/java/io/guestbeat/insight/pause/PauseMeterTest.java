package io.guestbeat.insight.pause;

import static io.guestbeat.insight.pause.PauseCause.GARBAGE_COLLECTION;
import static io.guestbeat.insight.pause.PauseCause.STOPPED;
import static io.guestbeat.insight.pause.PauseCause.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What is noted as a pause, and from when to when. */
final class PauseMeterTest extends ScriptedPauses {
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
    sleep(ms(0));
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
  void givesBackWhatItHolds() {
    meter.close();

    assertThat(jvm.isClosed).isTrue();
  }
}
