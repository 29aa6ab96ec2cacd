package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgentLogTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void writesOneLineForEachMessageOfItsLevel() {
    AgentLog log = AgentLog.to(out, LogLevel.INFO);

    log.error("first");
    log.info("second\nand still\u001b second");
    log.debug("third");

    assertThat(written().lines())
        .containsExactly("guestbeat: ERROR first", "guestbeat: INFO second and still second");
  }

  @Test
  void saysNothingWhenItIsOff() {
    AgentLog log = AgentLog.to(out, LogLevel.OFF);

    log.error("first", new IOException("broken"));

    assertThat(out.size()).isZero();
  }

  @Test
  void showsStackTracesOnlyToThoseWhoDebug() {
    AgentLog.to(out, LogLevel.INFO).error("failed", new IOException("broken"));
    int linesForOperators = (int) written().lines().count();
    AgentLog.to(out, LogLevel.DEBUG).error("failed", new IOException("broken"));

    assertThat(linesForOperators).isEqualTo(1);
    assertThat(written()).contains("guestbeat: ERROR failed: java.io.IOException: broken", "\tat ");
  }

  @Test
  void appendsToAFileWithTheTime() throws IOException {
    Path file = Files.writeString(folder.resolve("log"), "before\n");

    try (AgentLog log = AgentLog.open(LogLevel.DEBUG, Optional.of(Place.named(file.toString())))) {
      log.debug("after");
    }

    assertThat(Files.readAllLines(file))
        .hasSize(2)
        .startsWith("before")
        .last()
        .asString()
        .matches("\\S+Z guestbeat: DEBUG after");
  }

  private String written() {
    return out.toString(Charset.defaultCharset());
  }
}
