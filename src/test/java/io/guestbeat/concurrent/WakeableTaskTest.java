package io.guestbeat.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakeableTaskTest {
  private static final String ONE = "wakeable-task-test-one";
  private static final String OTHER = "wakeable-task-test-other";

  private final List<WakeableTask> tasks = new ArrayList<>();
  private final List<String> runs = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void close() {
    tasks.forEach(WakeableTask::close);
  }

  @Test
  void hasAThreadFromTheBeginningAndRunsNothingUntilItIsWoken() {
    WakeableTask task = start(ONE, this::noteRun);
    assertThat(threads()).containsExactly(ONE);
    assertThat(runs).isEmpty();

    task.wake();

    Wait.untilSucceeds(() -> assertThat(runs).containsExactly(ONE));
    assertThat(threads()).containsExactly(ONE);
  }

  @Test
  void aRunThatHangsHoldsUpNoOtherTask() {
    start(ONE, this::hang).wake();
    start(OTHER, this::noteRun).wake();

    Wait.untilSucceeds(() -> assertThat(runs).containsExactly(OTHER));
  }

  @Test
  void runsOnceMoreWhereItWasWokenDuringARun() {
    CountDownLatch mayGoOn = new CountDownLatch(1);
    WakeableTask task =
        start(
            ONE,
            () -> {
              noteRun();
              await(mayGoOn);
              return WakeableTask.UNTIL_WOKEN;
            });
    task.wake();
    Wait.untilSucceeds(() -> assertThat(runs).hasSize(1));

    task.wake();
    task.wake();
    mayGoOn.countDown();

    Wait.untilSucceeds(() -> assertThat(runs).hasSize(2));
    task.close(Duration.ofMinutes(1));
    assertThat(runs).hasSize(2);
  }

  @Test
  void runsAgainByItselfWhenTheTaskWantsIt() {
    AtomicBoolean wantsMore = new AtomicBoolean(true);
    WakeableTask task =
        start(
            ONE,
            () -> {
              noteRun();
              return wantsMore.getAndSet(false) ? Duration.ofMillis(20) : WakeableTask.UNTIL_WOKEN;
            });

    task.wake();

    Wait.untilSucceeds(() -> assertThat(runs).containsExactly(ONE, ONE));
  }

  @Test
  void runsAgainWhateverWasThrownAndWhoeverInterruptsItsThread() {
    AtomicBoolean fails = new AtomicBoolean(true);
    WakeableTask task =
        start(
            ONE,
            () -> {
              noteRun();
              if (fails.getAndSet(false)) {
                throw new OutOfMemoryError("a test");
              }
              return WakeableTask.UNTIL_WOKEN;
            });
    task.wake();
    Wait.untilSucceeds(() -> assertThat(failures).hasSize(1));

    thread(ONE).interrupt();
    task.wake();

    Wait.untilSucceeds(() -> assertThat(runs).containsExactly(ONE, ONE));
  }

  @Test
  void aReceiverOfFailuresThatFailsEndsNothing() {
    AtomicBoolean fails = new AtomicBoolean(true);
    WakeableTask task =
        WakeableTask.start(
            ONE,
            () -> {
              noteRun();
              if (fails.getAndSet(false)) {
                throw new IllegalStateException("a test");
              }
              return WakeableTask.UNTIL_WOKEN;
            },
            thrown -> {
              failures.add(thrown);
              throw new OutOfMemoryError("a test");
            });
    tasks.add(task);
    task.wake();
    Wait.untilSucceeds(() -> assertThat(failures).hasSize(1));

    task.wake();

    Wait.untilSucceeds(() -> assertThat(runs).hasSize(2));
  }

  @Test
  void theEndWaitsForWorkThatIsPending() {
    WakeableTask task = start(ONE, this::noteRun);

    task.wake();
    task.close(Duration.ofMinutes(1));

    assertThat(runs).containsExactly(ONE);
    Wait.untilSucceeds(() -> assertThat(threads()).isEmpty());
  }

  @Test
  void theEndInterruptsARunThatHangs() {
    WakeableTask task = start(ONE, this::hang);
    task.wake();

    task.close(Duration.ofMillis(1));

    Wait.untilSucceeds(() -> assertThat(threads()).isEmpty());
  }

  @Test
  void runsNothingOnceItIsClosed() {
    WakeableTask task = start(ONE, this::noteRun);
    task.close();

    task.wake();

    Wait.untilSucceeds(() -> assertThat(threads()).isEmpty());
    assertThat(runs).isEmpty();
  }

  private WakeableTask start(String name, Supplier<Duration> task) {
    WakeableTask started = WakeableTask.start(name, task, failures::add);
    tasks.add(started);
    return started;
  }

  private Duration noteRun() {
    runs.add(Thread.currentThread().getName());
    return WakeableTask.UNTIL_WOKEN;
  }

  private Duration hang() {
    await(never);
    return WakeableTask.UNTIL_WOKEN;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("wakeable-task-test-"))
        .toList();
  }
}
