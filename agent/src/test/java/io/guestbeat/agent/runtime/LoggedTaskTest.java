package io.guestbeat.agent.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.options.LogLevel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggedTaskTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Deque<Throwable> failures = new ArrayDeque<>();
  private final LoggedTask repeated =
      new LoggedTask(this::fail, AgentLog.to(written, LogLevel.INFO));

  @Test
  void goesOnWhateverFailsAndSaysSoOnChangeOnly() {
    failures.addAll(
        List.of(
            new OutOfMemoryError("heap"),
            new OutOfMemoryError("heap"),
            new IllegalStateException("odd")));

    for (int time = 0; time < 5; time++) {
      repeated.run();
    }

    assertThat(written.toString(UTF_8).lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("OutOfMemoryError: heap"))
        .anyMatch(line -> line.contains("odd"));
  }

  private void fail() {
    Throwable failure = failures.poll();
    if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
