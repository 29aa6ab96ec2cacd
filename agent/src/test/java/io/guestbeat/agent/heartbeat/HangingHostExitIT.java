package io.guestbeat.agent.heartbeat;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.agent.rig.Command;
import io.guestbeat.agent.rig.WatchedJvm;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.host.simulator.ha.HaEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A planned stop of a JVM whose host hangs from before the SIGTERM on is no reset. {@code
 * -Dguestbeat.exit.rounds=10} runs ten rounds of each length.
 */
final class HangingHostExitIT {
  private static final String OPTIONS =
      "heartbeat=on,heartbeat.interval=1s,heartbeat.grace=0s,gate.deadlock.interval=500ms";

  @TempDir Path folder;

  static IntStream rounds() {
    return IntStream.range(0, Integer.getInteger("guestbeat.exit.rounds", 1));
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void theEndWaitsForTheHostAndNothingIsReset(int round) throws Exception {
    Path own = Files.createDirectory(folder.resolve("round-" + round));
    // At once, as nearly all of it is waiting.
    CompletableFuture<Void> short3 =
        CompletableFuture.runAsync(() -> stopWhileTheHostHangs(own.resolve("3"), 3));

    stopWhileTheHostHangs(own.resolve("8"), 8);

    short3.get();
  }

  private static void stopWhileTheHostHangs(Path folder, long seconds) {
    Duration hang = Duration.ofSeconds(seconds);
    try (WatchedJvm jvm = WatchedJvm.byARealCluster(Files.createDirectory(folder))) {
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
          seconds, took.toMillis());
      assertThat(took).isGreaterThanOrEqualTo(hang);
      assertThat(jvm.ha().status()).isEqualTo(AppStatus.GRAY);
      assertThat(jvm.ha().isEnabled()).isFalse();
      assertThat(jvm.ha().resets()).isZero();
      assertThat(jvm.ha().events()).extracting(HaEvent::type).doesNotContain(HaEvent.Type.RED);
      assertThat(jvm.child().errors()).noneMatch(line -> line.contains("may reset"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
