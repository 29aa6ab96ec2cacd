package io.guestbeat.agent.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.heartbeat.HeartbeatBuilder;
import io.guestbeat.heartbeat.HeartbeatDriver;
import io.guestbeat.heartbeat.HeartbeatMode;
import io.guestbeat.heartbeat.HeartbeatSettings;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.check.GateStanding;
import io.guestbeat.heartbeat.check.UnusableGateException;
import io.guestbeat.heartbeat.check.WatchedGate;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.text.ReasonText;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The row of the progress gate in the truth table of gates and what may refuse their checks. */
class ProgressRefusalsTest {
  private static final GateSettings OFTEN =
      GateSettings.every(Duration.ofMillis(10)).within(Duration.ofSeconds(20)).closingAfter(1, 1);

  @Timeout(60)
  @ParameterizedTest(name = "progress: {0}")
  @MethodSource("refusals")
  void isUnusableAndWithholdsNothing(String refusal, ProgressGate gate, String reason)
      throws Exception {
    AtomicInteger checks = new AtomicInteger();
    try (Simulator simulator = Simulator.builder().build();
        Host host = Hosts.guestRpc(simulator.transport(), System::nanoTime);
        HeartbeatDriver heartbeat =
            HeartbeatBuilder.over(host.appMonitor())
                .settings(
                    HeartbeatSettings.of(HeartbeatMode.ON)
                        .withGrace(Duration.ZERO)
                        .withholdingAfter(Duration.ZERO))
                .gate(
                    new WatchedGate(
                        "progress",
                        () -> {
                          checks.incrementAndGet();
                          return gate.check();
                        },
                        OFTEN))
                .build()) {
      heartbeat.open();
      GateStanding standing = heartbeat.engine().gates().get(0);
      // The engine sees what the checks have come to at its next turn.
      while (checks.get() < 3 || standing.reason().isEmpty()) {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        standing = heartbeat.engine().gates().get(0);
      }

      assertThat(standing.reason()).startsWith("unusable: ").contains(reason);
      assertThat(standing.isOpen()).isTrue();
      gate.close();
    }
  }

  static Stream<Arguments> refusals() {
    return Stream.concat(
        Stream.of(
            weaving("this JVM opens none of its packages", Map.of(), "defineClass"),
            weaving(
                "its packages are not modifiable",
                Map.of("redefineModule", () -> new InternalError("unmodifiable module")),
                "unmodifiable module"),
            weaving(
                "no permission to define classes",
                Map.of("redefineModule", () -> new SecurityException("not allowed")),
                "not allowed")),
        Stream.<Supplier<Throwable>>of(
                () -> new UnsupportedOperationException("adding retransformable transformers"),
                () -> new IllegalStateException("not now"),
                () -> new SecurityException("not allowed"),
                () -> new InternalError("a fault of the JVM"),
                () -> new OutOfMemoryError("Java heap space"),
                () -> new OutOfMemoryError("Metaspace"),
                () -> new NoClassDefFoundError("java/lang/management/ClassLoadingMXBean"),
                () -> new NoClassDefFoundError("Could not initialize class sun.management.Some"),
                () -> new ExceptionInInitializerError("no library"))
            .flatMap(
                refusal ->
                    Stream.of(
                        Arguments.of(
                            "at a check: " + refusal.get(),
                            counting(refusal),
                            ReasonText.of(refusal.get())),
                        Arguments.of(
                            "from the start: " + refusal.get(),
                            new ProgressGate(
                                settings(),
                                new RetriedEntries(
                                    () -> {
                                      throw unchecked(refusal.get());
                                    }),
                                System::nanoTime),
                            ReasonText.of(refusal.get())))));
  }

  private static Arguments weaving(
      String refusal, Map<String, Supplier<Throwable>> refusals, String reason) {
    Instrumentation instrumentation =
        (Instrumentation)
            Proxy.newProxyInstance(
                ProgressRefusalsTest.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> {
                  if (refusals.containsKey(method.getName())) {
                    throw refusals.get(method.getName()).get();
                  }
                  return null;
                });
    ProgressGate gate =
        ProgressGate.weaving(instrumentation, Map.of("method", "acme.Loop#poll", "within", "20s"));
    return Arguments.of(refusal, gate, reason);
  }

  private static ProgressGate counting(Supplier<Throwable> refusal) {
    ProgressGate.Entries entries =
        new ProgressGate.Entries() {
          @Override
          public long count() throws UnusableGateException {
            throw unchecked(refusal.get());
          }

          @Override
          public void close() {}
        };
    return new ProgressGate(settings(), entries, System::nanoTime);
  }

  private static ProgressSettings settings() {
    return ProgressSettings.of(Map.of("method", "acme.Loop#poll", "within", "20s"));
  }

  private static RuntimeException unchecked(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return (RuntimeException) e;
  }
}
