package io.guestbeat.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.options.LogLevel;
import io.guestbeat.agent.options.Place;
import io.guestbeat.support.Wait;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
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

    assertThat(written().lines().map(line -> line.substring(line.indexOf(' ') + 1)))
        .containsExactly("guestbeat: ERROR first", "guestbeat: INFO second and still second");
    assertThat(written().lines())
        .allMatch(
            line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\S*Z guestbeat: .*"));
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

  @Test
  void holdsUpNobodyWhileTheStreamTakesNothingAndSaysHowManyLinesWereLost() throws Exception {
    CountDownLatch opened = new CountDownLatch(1);
    OutputStream blocked =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
          }

          @Override
          public void write(byte[] octets, int from, int length) throws IOException {
            awaitUninterruptibly(opened);
            synchronized (out) {
              out.write(octets, from, length);
            }
          }
        };
    try (AgentLog log = AgentLog.to(blocked, LogLevel.DEBUG)) {
      long start = System.nanoTime();
      for (int i = 0; i < 10_000; i++) {
        log.warn("line " + i);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      opened.countDown();
    }

    List<String> lines = written().lines().toList();
    assertThat(lines.get(0)).endsWith("WARN line 0");
    assertThat(lines.get(lines.size() - 1))
        .endsWith(
            "WARN "
                + (10_000 - lines.size() + 1)
                + " lines lost: the log could not be written fast enough");
  }

  @Test
  void goesOnOnceAFullDiskHasRoomAgain() {
    AtomicBoolean isFull = new AtomicBoolean();
    OutputStream disk =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            if (isFull.get()) {
              throw new IOException("No space left on device");
            }
            out.write(octet);
          }
        };
    try (AgentLog log = AgentLog.to(disk, LogLevel.INFO)) {
      log.info("first");
      isFull.set(true);
      log.info("second");
      log.info("third");
      isFull.set(false);
      log.info("fourth");
    }

    assertThat(written().lines().filter(line -> !line.isEmpty()))
        .satisfiesExactly(
            line -> assertThat(line).endsWith("first"),
            line -> assertThat(line).endsWith("fourth"),
            line ->
                assertThat(line)
                    .endsWith("2 lines lost: the log could not be written fast enough"));
  }

  @Test
  void writesOnTheCallersThreadWhereThereIsNoOther() {
    LineWriter writer =
        new LineWriter(
            () -> out,
            lost -> "lost",
            thread -> {
              throw new OutOfMemoryError("unable to create native thread");
            });

    writer.write("line");

    assertThat(written()).isEqualTo("line");
  }

  @Test
  void leavesOutWhatFloodsButNoErrorAndNoDecisionThatMatters() {
    AtomicLong nanos = new AtomicLong();
    try (AgentLog log = AgentLog.to(out, LogLevel.INFO, nanos::get)) {
      for (int i = 0; i < LogRateLimit.AT_ONCE + 7; i++) {
        log.info("flapping");
      }
      log.error("broken");
      log.warnInAnyCase("withheld");
      nanos.set(LogRateLimit.NANOS_A_LINE);
      log.info("last");
    }

    assertThat(written().lines()).hasSize(LogRateLimit.AT_ONCE + 4);
    assertThat(written().lines().skip(LogRateLimit.AT_ONCE))
        .satisfiesExactly(
            line -> assertThat(line).endsWith("ERROR broken"),
            line -> assertThat(line).endsWith("WARN withheld"),
            line ->
                assertThat(line).endsWith("WARN 7 lines left out here: too many in a short time"),
            line -> assertThat(line).endsWith("INFO last"));
  }

  @Test
  void aThreadIsThereOnlyWhileThereAreLines() {
    AgentLog log = AgentLog.to(out, LogLevel.INFO);
    log.info("line");

    Wait.until(
        () -> Thread.getAllStackTraces().keySet().stream().noneMatch(this::isOfTheLog),
        () -> "the log's thread lives on");

    log.info("another");
    assertThat(written().lines()).hasSize(2);
  }

  private boolean isOfTheLog(Thread thread) {
    return thread.getName().equals("guestbeat-log");
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean isOpen = false;
    while (!isOpen) {
      try {
        latch.await();
        isOpen = true;
      } catch (InterruptedException e) {
        // It is closed, and the stream is still blocked.
      }
    }
  }
}
