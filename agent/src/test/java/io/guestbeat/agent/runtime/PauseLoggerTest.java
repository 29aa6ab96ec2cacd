package io.guestbeat.agent.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.options.LogLevel;
import io.guestbeat.insight.pause.Pause;
import io.guestbeat.insight.pause.PauseCause;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PauseLoggerTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong(-5);
  private final PauseLogger logger =
      new PauseLogger(AgentLog.to(written, LogLevel.INFO), nanos::get);

  @Test
  void tellsOfThePausesThatNoOtherLogHasAndOfOneInTenSeconds() {
    logger.accept(pause(PauseCause.GARBAGE_COLLECTION, 900));
    logger.accept(pause(PauseCause.STOPPED, 2000));
    nanos.addAndGet(Duration.ofSeconds(9).toNanos());
    logger.accept(pause(PauseCause.GUEST_BUSY, 300));
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    logger.accept(pause(PauseCause.GUEST_BUSY, 400));

    assertThat(lines()).hasSize(2);
    assertThat(lines().get(0)).endsWith("paused 2000 ms: stopped or debugged 100 %");
    assertThat(lines().get(1)).endsWith("paused 400 ms: no CPU free in the guest 100 %");
  }

  private List<String> lines() {
    return written.toString(UTF_8).lines().toList();
  }

  private static Pause pause(PauseCause cause, long ms) {
    return Pause.of(Instant.EPOCH, Map.of(cause, Duration.ofMillis(ms)));
  }
}
