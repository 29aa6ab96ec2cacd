package io.guestbeat.host.vmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NativeThreadTest {
  private final CountDownLatch answer = new CountDownLatch(1);
  private NativeThread thread = withDeadline(Duration.ofMinutes(1));

  @AfterEach
  void close() {
    answer.countDown();
    thread.close();
  }

  @Test
  void callsOnOneDaemonThreadWithOurOwnContextClassLoader() {
    Thread first = thread.call("first", Thread::currentThread);
    Thread second = thread.call("second", Thread::currentThread);

    assertThat(first).isSameAs(second);
    assertThat(first.getName()).isEqualTo("guestbeat-vmware");
    assertThat(first.isDaemon()).isTrue();
    assertThat(first.getContextClassLoader()).isSameAs(NativeThread.class.getClassLoader());
  }

  @Test
  void leavesACallThatHangsAndTriesNoOtherUntilItReturns() {
    thread = withDeadline(Duration.ofMillis(100));

    assertThatThrownBy(() -> thread.run("UpdateInfo", this::hang))
        .hasMessage("UpdateInfo: no answer within 100 ms");
    assertThatThrownBy(() -> thread.run("StatGet", () -> {}))
        .hasMessage("StatGet: not tried, UpdateInfo has not returned yet");

    answer.countDown();
    assertThat(answersAgain()).isTrue();
  }

  @Test
  void holdsUpNoCallerBeyondItsOwnDeadline() throws InterruptedException {
    Duration deadline = Duration.ofMillis(300);
    thread = withDeadline(deadline);
    List<Long> waitedMs = new CopyOnWriteArrayList<>();
    List<Thread> callers = new ArrayList<>();

    for (int i = 0; i < 8; i++) {
      callers.add(new Thread(() -> waitedMs.add(msUntilTheCallFails())));
    }
    callers.forEach(Thread::start);
    for (Thread caller : callers) {
      caller.join();
    }

    // One wait after another would be eight deadlines.
    assertThat(waitedMs).hasSize(8).allMatch(ms -> ms < 3 * deadline.toMillis());
  }

  @Test
  void handsOnWhatTheCallThrows() {
    assertThatThrownBy(() -> thread.run("x", () -> refuse(new IllegalArgumentException("no"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no");
    assertThatThrownBy(() -> thread.call("x", () -> fail(new UnsatisfiedLinkError("no libx"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("x: no libx")
        .hasCauseInstanceOf(UnsatisfiedLinkError.class);
  }

  @Test
  void refusesCallsOnceItIsClosed() {
    thread.close();

    assertThatThrownBy(() -> thread.run("x", () -> {})).hasMessage("x: the library is closed");
  }

  @Test
  void keepsTheInterruptOfWhoeverWaits() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> thread.run("x", this::hang)).hasMessageContaining("interrupted");

    assertThat(Thread.interrupted()).isTrue();
  }

  private static NativeThread withDeadline(Duration deadline) {
    return new NativeThread(deadline, IllegalStateException::new);
  }

  /** Asks until the call that hung has returned, which it does at its own pace. */
  private boolean answersAgain() {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < end) {
      try {
        return thread.call("again", () -> true);
      } catch (IllegalStateException notYet) {
        Thread.onSpinWait();
      }
    }
    return false;
  }

  private long msUntilTheCallFails() {
    long start = System.nanoTime();
    assertThatThrownBy(() -> thread.run("x", this::hang)).isInstanceOf(IllegalStateException.class);
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private void hang() {
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refuse(RuntimeException e) {
    throw e;
  }

  private static Object fail(LinkageError e) {
    throw e;
  }
}
