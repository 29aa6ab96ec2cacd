package io.guestbeat.agent.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What takes the pauses of a real JVM: each cause is told at least 19 times in 20. For all twenty
 * of each, and a minute of quiet: {@code -Dguestbeat.pause.rounds=20 -Dguestbeat.pause.quiet=60}.
 */
@Tag("slow")
final class PauseIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final int ROUNDS = Integer.getInteger("guestbeat.pause.rounds");
  private static final Duration QUIET =
      Duration.ofSeconds(Integer.getInteger("guestbeat.pause.quiet"));
  private static final Duration LIMIT = Duration.ofMinutes(2).plusSeconds(5L * ROUNDS).plus(QUIET);
  private static final Duration TICK = Duration.ofMillis(100);

  @TempDir Path folder;
  private PausedJvm jvm;

  @AfterEach
  void stop() throws Exception {
    jvm.close();
  }

  @Test
  void aFullCollectionIsToldAsSuch() throws Exception {
    start("pause.min=100ms");
    jvm.order("objects 12000000");

    assertToldRight("GARBAGE_COLLECTION", Duration.ZERO, () -> jvm.order("collect"));
  }

  @Test
  void aStoppedProcessIsToldAsSuch() throws Exception {
    start("log=info");

    Duration span = Duration.ofSeconds(2);
    assertToldRight("STOPPED", span, () -> jvm.hold(span, () -> {}));
  }

  @Test
  void timeStolenByTheHostIsToldAsSuch() throws Exception {
    start("log=info");
    jvm.order("busy 2");
    jvm.vm().setLoad(1);

    Duration span = Duration.ofMillis(600);
    assertToldRight(
        "HOST_STEAL",
        span,
        () -> {
          jvm.hold(span, () -> jvm.vm().setContention(0.95));
          jvm.vm().setContention(0.01);
        });
  }

  @Test
  void theStunOfAVMotionIsToldAsSuch() throws Exception {
    start("log=info");

    Duration span = Duration.ofMillis(600);
    assertToldRight("SESSION_CHANGE", span, () -> jvm.hold(span, () -> jvm.vm().vMotion()));
  }

  @Test
  void memorySwappedByTheHostIsToldAsSuch() throws Exception {
    start("log=info");
    List<Long> targetsMb = new ArrayList<>();

    Duration span = Duration.ofMillis(600);
    assertToldRight(
        "HOST_SWAPPING",
        span,
        () -> {
          long targetMb = targetsMb.size() % 2 == 0 ? 2000 : 0;
          targetsMb.add(targetMb);
          jvm.hold(span, () -> jvm.vm().setSwapTargetMb(targetMb));
        });
  }

  @Test
  void nothingIsToldOfAQuietJvm() throws Exception {
    start("log=info");

    List<Stall> stalls;
    try (StallWatch watch = new StallWatch()) {
      long began = System.nanoTime();
      while (System.nanoTime() - began < QUIET.toNanos()) {
        assertThat(jvm.pauses()).isNotNegative();
        LockSupport.parkNanos(TICK.toNanos());
      }
      stalls = watch.stalls();
    }

    System.out.printf("quiet for %s: %d pauses, machine stalled %s%n", QUIET, jvm.pauses(), stalls);
    if (jvm.pauses() > 0) {
      // Then all of the machine must have stood still.
      assertThat(jvm.pausesSince(0))
          .allMatch(pause -> stalls.stream().anyMatch(stall -> stall.covers(beginOf(pause))));
    }
  }

  @ParameterizedTest
  @MethodSource("io.guestbeat.support.Jdks#all")
  void causesAreToldOnEveryJdk(Path javaHome) throws Exception {
    jvm = new PausedJvm(javaHome, folder, "pause.min=100ms", LIMIT);
    jvm.order("objects 12000000");
    Duration span = Duration.ofMillis(600);

    assertCause(noted(() -> jvm.order("collect")), "GARBAGE_COLLECTION");
    assertCause(noted(() -> jvm.hold(span, () -> {})), "STOPPED");
    assertCause(noted(() -> jvm.hold(span, () -> jvm.vm().vMotion())), "SESSION_CHANGE");

    assertThat((String) jvm.read("LongestPauseCause")).isNotEmpty();
    assertThat((long) jvm.read("LongestPauseMillis")).isGreaterThanOrEqualTo(450);
    assertThat((long) jvm.read("PauseMillisP99")).isGreaterThanOrEqualTo(450);
    assertThat((double) jvm.read("LongestPausePercentOfDeadline")).isBetween(2.0, 50.0);
    assertThat(((Date) jvm.read("LastPauseTime")).toInstant()).isBefore(Instant.now());
  }

  private void start(String options) throws Exception {
    jvm = new PausedJvm(JAVA_HOME, folder, options, LIMIT);
  }

  private void assertToldRight(String cause, Duration span, Making pause) throws Exception {
    List<String> told = new ArrayList<>();
    int right = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = jvm.pauses();
      pause.make();
      if (!jvm.notesPauseAfter(before)) {
        // It fell into a look at the host, and is one that was not told right.
        told.add("missed");
        continue;
      }
      CompositeData noted = jvm.longestSince(before);
      told.add((String) noted.get("text"));
      right += cause.equals(noted.get("cause")) ? 1 : 0;
      assertThat((Long) noted.get("millis"))
          .isGreaterThan(span.minus(TICK).minusMillis(50).toMillis());
      assertThat((Long) noted.get("millis")).isLessThan(span.plusSeconds(3).toMillis());
      assertThat(noted.values()).doesNotContainNull();
    }

    System.out.printf("%s: %d of %d told right: %s%n", cause, right, ROUNDS, told);
    assertThat(right).isGreaterThanOrEqualTo(ROUNDS - 1);
  }

  /** What is noted of such a pause; one that fell into a look at the host is made again. */
  private CompositeData noted(Making pause) throws Exception {
    long before = jvm.pauses();
    boolean isNoted = false;
    for (int tries = 0; tries < 3 && !isNoted; tries++) {
      before = jvm.pauses();
      pause.make();
      isNoted = jvm.notesPauseAfter(before);
    }
    return jvm.longestSince(before);
  }

  private static void assertCause(CompositeData pause, String cause) {
    assertThat(pause.get("cause")).as((String) pause.get("text")).isEqualTo(cause);
  }

  private static Instant beginOf(CompositeData pause) {
    return ((Date) pause.get("begin")).toInstant();
  }

  /** Makes one pause. */
  private interface Making {
    void make() throws Exception;
  }
}
