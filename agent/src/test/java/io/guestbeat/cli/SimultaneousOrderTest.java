package io.guestbeat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SimultaneousOrderTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);

  @Test
  void isCarriedOutByAllWhileOneHangs() throws Exception {
    CountDownLatch othersAreDone = new CountDownLatch(2);
    SimultaneousOrder order =
        new SimultaneousOrder(
            pid -> {
              if (pid == 1) {
                othersAreDone.await();
              } else {
                othersAreDone.countDown();
              }
              return "done";
            },
            AMPLE);

    assertThat(outcomes(order, List.of(1L, 2L, 3L)))
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("process 1: done", "process 2: done", "process 3: done");
  }

  @Test
  void waitsOnceForAllThatHang() throws Exception {
    Duration patience = Duration.ofMillis(200);
    SimultaneousOrder order =
        new SimultaneousOrder(
            pid -> {
              if (pid < 20) {
                new CountDownLatch(1).await();
              }
              return "done";
            },
            patience);

    long began = System.nanoTime();
    List<SimultaneousOrder.Outcome> outcomes = outcomes(order, List.of(11L, 12L, 13L, 14L, 20L));

    // One after the other they would take four times as long.
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(patience.multipliedBy(4));
    assertThat(outcomes)
        .extracting(outcome -> outcome.isDone)
        .containsExactly(true, false, false, false, false);
    assertThat(outcomes.get(1)).hasToString("process 11: no answer within 0 s");
  }

  @Test
  void namesTheProcessOnce() throws Exception {
    SimultaneousOrder order =
        new SimultaneousOrder(
            pid -> {
              throw new IOException(pid == 7 ? "process 7 has no Guestbeat" : "it is gone");
            },
            AMPLE);

    assertThat(outcomes(order, List.of(7L, 77L)))
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("process 7 has no Guestbeat", "process 77: it is gone");
  }

  /** An order that ends the whole program must not keep the known outcomes from the operator. */
  @Test
  void tellsWhatIsKnownWhileOthersAreStillAsked() throws Exception {
    CountDownLatch isTold = new CountDownLatch(1);
    SimultaneousOrder order =
        new SimultaneousOrder(
            pid -> {
              if (pid == 1) {
                isTold.await();
              }
              return "done";
            },
            AMPLE);
    List<Long> told = new ArrayList<>();

    order.give(
        List.of(1L, 2L),
        outcome -> {
          told.add(outcome.pid);
          isTold.countDown();
        });

    assertThat(told).containsExactly(2L, 1L);
  }

  private static List<SimultaneousOrder.Outcome> outcomes(SimultaneousOrder order, List<Long> pids)
      throws InterruptedException {
    List<SimultaneousOrder.Outcome> outcomes = new ArrayList<>();
    order.give(pids, outcomes::add);
    return outcomes;
  }
}
