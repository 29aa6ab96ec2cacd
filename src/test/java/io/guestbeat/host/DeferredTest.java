package io.guestbeat.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.TurnableClock;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DeferredTest {
  private final TurnableClock clock = new TurnableClock();
  private final List<String> closed = new ArrayList<>();
  private int attempts;
  private boolean present;
  private final Deferred<String> deferred = new Deferred<>(this::open, closed::add, clock);

  @Test
  void opensNothingBeforeItIsAsked() {
    assertThat(deferred.ifOpen()).isEmpty();
    assertThat(attempts).isZero();
  }

  @Test
  void triesAgainOnlyAfterAWhileAndThenKeepsWhatItOpened() {
    assertThatThrownBy(deferred::get).hasMessage("absent");
    present = true;
    assertThatThrownBy(deferred::get).hasMessage("absent");
    assertThat(attempts).isEqualTo(1);

    clock.turn(Deferred.RETRY);

    assertThat(deferred.get()).isEqualTo("it");
    assertThat(deferred.get()).isEqualTo("it");
    assertThat(attempts).isEqualTo(2);
  }

  @Test
  void closesWhatItOpenedAndOpensNoMore() {
    present = true;
    deferred.get();
    deferred.close();
    assertThat(closed).containsExactly("it");

    Deferred<String> never = new Deferred<>(this::open, closed::add, clock);
    never.close();
    assertThatThrownBy(never::get).hasMessageContaining("closed");
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void closesWithoutWaitingForAnAttemptThatThenClosesWhatItOpened() throws InterruptedException {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Deferred<String> slow =
        new Deferred<>(
            () -> {
              opening.countDown();
              await(answer);
              return "late";
            },
            closed::add,
            clock);
    Thread opener = new Thread(() -> assertThatThrownBy(slow::get).hasMessageContaining("closed"));
    opener.start();
    opening.await();

    slow.close();
    assertThat(closed).isEmpty();

    answer.countDown();
    opener.join();
    assertThat(closed).containsExactly("late");
  }

  @Test
  void remembersThatNativeCodeCouldNotBeLinked() {
    Deferred<String> unlinked =
        new Deferred<>(
            () -> {
              attempts++;
              throw new UnsatisfiedLinkError("no libx");
            },
            closed::add,
            clock);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(unlinked::get)
          .isInstanceOf(GuestException.class)
          .hasMessageContaining("no libx")
          .hasCauseInstanceOf(UnsatisfiedLinkError.class);
    }
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void aMonitorThatCannotBeOpenedSaysSoAtEachCall() {
    DeferredAppMonitor monitor =
        new DeferredAppMonitor(
            () -> {
              throw new GuestException(GuestError.NOT_RUNNING_IN_VM, "no host");
            });

    assertThatThrownBy(monitor::markActive)
        .isInstanceOf(AppMonitorException.class)
        .hasMessage("MarkActive: no host");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String open() {
    attempts++;
    if (!present) {
      throw new GuestException(GuestError.NOT_RUNNING_IN_VM, "absent");
    }
    return "it";
  }
}
