package io.guestbeat.heartbeat.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.ThreadSupply;
import io.guestbeat.support.Wait;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecisionAnnouncerTest {
  private final DecisionLog log = new DecisionLog(Clock.systemUTC());
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final ThreadSupply supply = new ThreadSupply();
  private final DecisionAnnouncer announcer = new DecisionAnnouncer(log, this::hear, supply);

  @AfterEach
  void close() {
    announcer.close();
  }

  @Test
  void itsThreadIsThereWhileThereIsSomethingToTell() {
    note("first");
    announcer.announce();
    Wait.untilSucceeds(() -> assertThat(told).containsExactly("guestbeat-decisions: first"));
    Wait.untilSucceeds(() -> assertThat(threads()).isEmpty());

    note("second");
    announcer.announce();

    Wait.untilSucceeds(
        () ->
            assertThat(told)
                .containsExactly("guestbeat-decisions: first", "guestbeat-decisions: second"));
    assertThat(announcer.isUpToDate()).isTrue();
  }

  @Test
  void aListenerThatHangsHoldsUpNobodyWhoLooks() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    try (DecisionAnnouncer held =
        new DecisionAnnouncer(log, decision -> await(never), new ThreadSupply())) {
      note("first");
      held.announce();
      note("second");
      held.announce();
      assertThat(held.announceOnThisThread()).isFalse();

      assertThat(held.isUpToDate()).isFalse();
      assertThat(held.lacksThread()).isFalse();
    }
  }

  @Test
  void whoHasTheTimeTellsWhereThereIsNoThreadToDoIt() throws InterruptedException {
    supply.exhaust();
    note("first");
    announcer.announce();
    assertThat(announcer.lacksThread()).isTrue();
    assertThat(told).isEmpty();

    assertThat(announcer.announceOnThisThread()).isTrue();
    assertThat(announcer.announceOnThisThread()).isFalse();

    assertThat(told).containsExactly(Thread.currentThread().getName() + ": first");
    assertThat(announcer.isUpToDate()).isTrue();
  }

  private void note(String reason) {
    log.note(DecisionKind.STARTED, reason);
  }

  private void hear(Decision decision) {
    told.add(Thread.currentThread().getName() + ": " + decision.reason());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter("guestbeat-decisions"::equals)
        .toList();
  }
}
