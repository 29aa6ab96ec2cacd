package io.guestbeat.host.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.Sensitivity;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.host.simulator.ha.HaSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveClockTest {
  @Test
  void aLiveSimulatorDecidesWhileNobodyAsks() throws InterruptedException {
    HaSettings quick =
        HaSettings.of(
                Sensitivity.HIGH
                    .withFailureInterval(Duration.ofMillis(10))
                    .withMinimumUptime(Duration.ZERO))
            .withHeartbeatDeadline(Duration.ofMillis(10));
    CountDownLatch reset = new CountDownLatch(1);

    try (Simulator simulator = Simulator.builder().ha(quick).build()) {
      simulator.ha().addListener(event -> countReset(event, reset));
      simulator.ha().enable(Optional.empty());

      assertThat(reset.await(9, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aListenerThatThrowsDoesNotStopTheClock() throws InterruptedException {
    HaSettings quick =
        HaSettings.of(
                Sensitivity.HIGH
                    .withFailureInterval(Duration.ofMillis(150))
                    .withMinimumUptime(Duration.ZERO))
            .withHeartbeatDeadline(Duration.ofMillis(150));
    CountDownLatch reset = new CountDownLatch(1);

    try (Simulator simulator = Simulator.builder().ha(quick).build()) {
      simulator.ha().addListener(LiveClockTest::failOnTheClocksThread);
      simulator.ha().addListener(event -> countReset(event, reset));
      simulator.ha().enable(Optional.empty());

      assertThat(reset.await(9, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void failOnTheClocksThread(HaEvent event) {
    Thread thread = Thread.currentThread();
    if (thread.getName().equals("guestbeat-simulator-clock")) {
      thread.setUncaughtExceptionHandler((clock, e) -> {});
      throw new IllegalStateException("a listener's fault at " + event);
    }
  }

  private static void countReset(HaEvent event, CountDownLatch reset) {
    if (event.type() == HaEvent.Type.RESET) {
      reset.countDown();
    }
  }
}
