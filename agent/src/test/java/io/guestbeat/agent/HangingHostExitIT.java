package io.guestbeat.agent;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.host.simulator.HaEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A planned stop of a JVM whose host hangs from before the SIGTERM on is no reset. {@code
 * -Dguestbeat.exit.rounds=10} runs ten rounds of each length.
 */
@Execution(ExecutionMode.CONCURRENT)
final class HangingHostExitIT {
  private static final String OPTIONS =
      "heartbeat=on,heartbeat.interval=1s,heartbeat.grace=0s,gate.deadlock.interval=500ms";
  private static final int ROUNDS = Integer.getInteger("guestbeat.exit.rounds", 1);

  @TempDir Path folder;

  static Stream<Duration> hangs() {
    return IntStream.range(0, ROUNDS)
        .boxed()
        .flatMap(round -> Stream.of(Duration.ofSeconds(3), Duration.ofSeconds(8)));
  }

  @ParameterizedTest
  @MethodSource("hangs")
  void theEndWaitsForTheHostAndNothingIsReset(Duration hang) throws Exception {
    Path own = Files.createDirectory(folder.resolve("vm"));
    try (WatchedJvm jvm = WatchedJvm.byARealCluster(own)) {
      jvm.start(Command.JAVA_HOME, OPTIONS);
      jvm.simulator().faults().hostHangs();

      long stopped = System.nanoTime();
      Executor later = CompletableFuture.delayedExecutor(hang.toMillis(), MILLISECONDS);
      CompletableFuture<Void> back =
          CompletableFuture.runAsync(() -> jvm.simulator().faults().hostReturns(), later);
      jvm.child().terminate();

      jvm.child().finish();
      Duration took = Duration.ofNanos(System.nanoTime() - stopped);
      back.join();
      System.out.printf(
          "SIGTERM while the host hangs for %d s: the JVM ended after %d ms%n",
          hang.toSeconds(), took.toMillis());
      assertThat(took).isGreaterThanOrEqualTo(hang);
      assertThat(jvm.ha().status()).isEqualTo(AppStatus.GRAY);
      assertThat(jvm.ha().isEnabled()).isFalse();
      assertThat(jvm.ha().resets()).isZero();
      assertThat(jvm.ha().events()).extracting(HaEvent::type).doesNotContain(HaEvent.Type.RED);
      assertThat(jvm.child().errors()).noneMatch(line -> line.contains("may reset"));
    }
  }
}
