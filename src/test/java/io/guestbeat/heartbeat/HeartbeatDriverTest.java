package io.guestbeat.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.gate.Verdict;
import io.guestbeat.heartbeat.check.GateSettings;
import io.guestbeat.heartbeat.check.GateStanding;
import io.guestbeat.heartbeat.check.WatchedGate;
import io.guestbeat.heartbeat.decision.DecisionKind;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.support.Wait;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The heartbeat with its threads, whatever befalls them. */
class HeartbeatDriverTest {
  private static final GateSettings OFTEN =
      new GateSettings(Duration.ofMillis(20), Duration.ofSeconds(5), Duration.ofSeconds(20), 1, 1);

  /** A test that waited for so long would be ended by the build. */
  private static final Duration FOR_EVER = Duration.ofHours(1);

  private final Simulator simulator = Simulator.builder().build();
  private final Host host = Hosts.guestRpc(simulator.transport());
  private final AtomicInteger checks = new AtomicInteger();
  private HeartbeatDriver heartbeat;

  @AfterEach
  void close() {
    heartbeat.close();
    host.close();
    simulator.close();
  }

  @Test
  void aGateOutlivesWhatTheJvmThrowsAndHoldsItAgainstNobody() {
    AtomicBoolean isShort = new AtomicBoolean(true);
    heartbeat =
        builder()
            .gate(
                new WatchedGate(
                    "short",
                    () -> {
                      checks.incrementAndGet();
                      if (isShort.get()) {
                        throw new OutOfMemoryError("a test");
                      }
                      return Verdict.dead("a verdict");
                    },
                    OFTEN))
            .build();
    heartbeat.open();

    Wait.untilSucceeds(() -> assertThat(checks).hasValueGreaterThan(3));
    assertThat(heartbeat.engine().gates()).allMatch(GateStanding::isOpen);
    isShort.set(false);

    Wait.untilSucceeds(
        () -> assertThat(heartbeat.engine().gates()).noneMatch(GateStanding::isOpen));
  }

  @Test
  void itsThreadsOutliveAnApplicationThatInterruptsThemAll() {
    heartbeat = builder().gate(new WatchedGate("counted", this::alive, OFTEN)).build();
    heartbeat.open();
    Wait.untilSucceeds(() -> assertThat(checks).hasPositiveValue());

    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("guestbeat-"))
        .forEach(Thread::interrupt);

    int before = checks.get();
    Wait.untilSucceeds(() -> assertThat(checks).hasValueGreaterThan(before + 2));
    AtomicInteger told = new AtomicInteger();
    heartbeat.addListener(decision -> told.incrementAndGet());
    heartbeat.suspend(Duration.ofMinutes(1), "a test");
    Wait.untilSucceeds(() -> assertThat(told).hasPositiveValue());
  }

  @Test
  void aStartThatFailedCanBeRepeated() {
    AtomicBoolean fails = new AtomicBoolean(true);
    heartbeat =
        HeartbeatBuilder.over(host.appMonitor())
            .beforeStart(
                () -> {
                  if (fails.getAndSet(false)) {
                    throw new OutOfMemoryError("a test");
                  }
                })
            .gate(new WatchedGate("counted", this::alive, OFTEN))
            .build();
    heartbeat.open();

    assertThatThrownBy(heartbeat::start).isInstanceOf(OutOfMemoryError.class);
    assertThat(heartbeat.engine().isRunning()).isFalse();
    heartbeat.start();

    assertThat(heartbeat.engine().isRunning()).isTrue();
    Wait.untilSucceeds(() -> assertThat(checks).hasPositiveValue());
  }

  @Test
  void aCleanStopTriesAgainUntilTheHostTakesIt() {
    heartbeat = builder().build();
    heartbeat.open();
    Wait.untilSucceeds(() -> assertThat(simulator.ha().heartbeatCount()).isPositive());
    simulator.faults().hostGone();
    heartbeat.addListener(
        decision -> {
          if (decision.kind() == DecisionKind.FAILED) {
            simulator.faults().clear();
          }
        });

    heartbeat.stopWithin(Duration.ofSeconds(20), "a test");

    assertThat(simulator.ha().status()).isEqualTo(AppStatus.GRAY);
    assertThat(heartbeat.engine().isRunning()).isFalse();
  }

  @Test
  void theEndOfTheJvmIsNotHeldUpByAHostThatRefuses() {
    openAndAwaitAHeartbeat();
    simulator.faults().answerUnknownCommand();

    assertThat(heartbeat.disableWithin(FOR_EVER, "a test")).isFalse();
  }

  @Test
  void theEndOfTheJvmIsNotHeldUpByAHostThatWasNeverThere() {
    simulator.faults().hostHangs();
    heartbeat = builder().build();
    heartbeat.open();
    Wait.untilSucceeds(() -> assertThat(heartbeat.engine().isRunning()).isTrue());

    heartbeat.disableWithin(FOR_EVER, "a test");

    assertThat(simulator.ha().isEnabled()).isFalse();
  }

  @Test
  void theEndOfTheJvmIsNotHeldUpByAListenerThatHangs() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    heartbeat = builder().build();
    heartbeat.addListener(
        decision -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    heartbeat.open();
    Wait.untilSucceeds(() -> assertThat(simulator.ha().heartbeatCount()).isPositive());

    assertThat(heartbeat.disableWithin(FOR_EVER, "a test")).isTrue();

    assertThat(simulator.ha().status()).isEqualTo(AppStatus.GRAY);
    never.countDown();
  }

  @Test
  void theEndOfTheJvmWaitsForAHostThatDoesNotAnswer() {
    openAndAwaitAHeartbeat();
    simulator.faults().hostHangs();
    heartbeat.addListener(
        decision -> {
          if (decision.kind() == DecisionKind.FAILED) {
            simulator.faults().hostReturns();
          }
        });

    assertThat(heartbeat.disableWithin(FOR_EVER, "a test")).isTrue();

    assertThat(simulator.ha().status()).isEqualTo(AppStatus.GRAY);
  }

  @Test
  void theEndOfTheJvmGivesUpAtLast() {
    openAndAwaitAHeartbeat();
    simulator.faults().hostHangs();

    assertThat(heartbeat.disableWithin(Duration.ofMillis(600), "a test")).isFalse();
  }

  @Test
  void aPauseOfTheJvmDoesNotUseUpTheTimeOfItsEnd() {
    AtomicLong pause = new AtomicLong();
    heartbeat = builder().nanoClock(() -> System.nanoTime() + pause.get()).build();
    heartbeat.open();
    Wait.untilSucceeds(() -> assertThat(simulator.ha().heartbeatCount()).isPositive());
    simulator.faults().hostHangs();
    heartbeat.addListener(
        decision -> {
          if (decision.kind() == DecisionKind.FAILED) {
            pause.addAndGet(Duration.ofHours(1).toNanos());
            simulator.faults().hostReturns();
          }
        });

    assertThat(heartbeat.disableWithin(Duration.ofSeconds(30), "a test")).isTrue();

    assertThat(simulator.ha().status()).isEqualTo(AppStatus.GRAY);
  }

  private void openAndAwaitAHeartbeat() {
    heartbeat = builder().build();
    heartbeat.open();
    Wait.untilSucceeds(() -> assertThat(simulator.ha().heartbeatCount()).isPositive());
  }

  private HeartbeatBuilder builder() {
    return HeartbeatBuilder.over(host.appMonitor())
        .settings(HeartbeatSettings.of(HeartbeatMode.ON).withGrace(Duration.ZERO));
  }

  private Verdict alive() {
    checks.incrementAndGet();
    return Verdict.alive();
  }
}
