package io.guestbeat.host.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveClockTest {
  @Test
  void aLiveSimulatorDecidesWhileNobodyAsks() throws InterruptedException {
    HaSettings quick =
        HaSettings.of(Sensitivity.HIGH)
            .withHeartbeatDeadline(Duration.ofMillis(10))
            .withFailureInterval(Duration.ofMillis(10))
            .withMinimumUptime(Duration.ZERO);
    CountDownLatch reset = new CountDownLatch(1);

    try (Simulator simulator = Simulator.builder().ha(quick).build()) {
      simulator.ha().addListener(event -> countReset(event, reset));
      simulator.ha().enable();

      assertThat(reset.await(9, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void countReset(HaEvent event, CountDownLatch reset) {
    if (event.type() == HaEvent.Type.RESET) {
      reset.countDown();
    }
  }
}
