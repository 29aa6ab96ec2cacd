package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class StopRequestTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final StopRequest order = new StopRequest();

  @Test
  void isGivenOnceSomebodyGivesIt() {
    CompletableFuture<Void> given = CompletableFuture.runAsync(this::give);

    assertThat(order.awaitFor(LONG)).isTrue();
    order.obey();

    given.join();
  }

  @Test
  void isNotGivenByAnInterrupt() {
    Thread.currentThread().interrupt();

    assertThat(order.awaitFor(Duration.ofMillis(1))).isFalse();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void saysWhyItIsRefusedAndMayBeGivenAgain() {
    CompletableFuture<Void> given = CompletableFuture.runAsync(this::give);
    order.awaitFor(LONG);
    order.refuse("the host is gone");
    assertThatThrownBy(given::join).hasMessageContaining("the host is gone");
    assertThat(order.isGiven()).isFalse();

    CompletableFuture<Void> again = CompletableFuture.runAsync(this::give);
    assertThat(order.awaitFor(LONG)).isTrue();
    order.obey();

    again.join();
  }

  @Test
  void isNotWaitedForLongerThanItsLimit() {
    assertThatThrownBy(() -> order.give(Duration.ofMillis(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not ended in time");
    assertThat(order.isGiven()).isFalse();
  }

  @Test
  void findsNothingToDoOnceAllIsOver() throws Exception {
    order.obey();

    order.give(LONG);

    assertThat(order.isGiven()).isFalse();
  }

  private void give() {
    try {
      order.give(LONG);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
