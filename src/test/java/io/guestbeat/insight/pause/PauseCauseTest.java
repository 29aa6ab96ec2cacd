package io.guestbeat.insight.pause;

import static io.guestbeat.insight.pause.PauseCause.GUEST_BUSY;
import static io.guestbeat.insight.pause.PauseCause.HOST_STEAL;
import static io.guestbeat.insight.pause.PauseCause.HOST_SWAPPING;
import static io.guestbeat.insight.pause.PauseCause.SESSION_CHANGE;
import static io.guestbeat.insight.pause.PauseCause.STOPPED;
import static io.guestbeat.insight.pause.PauseCause.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guestbeat.guest.SessionId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pause that was noted is put down to. */
final class PauseCauseTest extends ScriptedPauses {
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
}
