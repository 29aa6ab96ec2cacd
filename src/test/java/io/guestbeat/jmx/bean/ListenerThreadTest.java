package io.guestbeat.jmx.bean;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.Wait;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ListenerThreadTest {
  private final Set<Thread> ofOtherTests = tellers();
  private final ListenerThread thread = new ListenerThread();
  private final List<String> told = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    thread.close();
  }

  @Test
  void tellsInOrderOnAThreadThatThenEnds() {
    thread.execute(() -> told.add("one on " + Thread.currentThread().getName()));
    thread.execute(() -> told.add("other"));

    Wait.untilSucceeds(
        () -> assertThat(told).containsExactly("one on guestbeat-listeners", "other"));
    Wait.untilSucceeds(() -> assertThat(ownTellers()).isEmpty());
    thread.execute(() -> told.add("third"));
    Wait.untilSucceeds(() -> assertThat(told).contains("third"));
  }

  @Test
  void aListenerThatHangsHoldsUpNobodyWhoHasSomethingToTell() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch hangs = new CountDownLatch(1);
    thread.execute(
        () -> {
          hangs.countDown();
          hang(never);
          told.add("came back");
        });
    hangs.await();

    for (int i = 0; i < 5000; i++) {
      thread.execute(() -> told.add("later"));
    }

    assertThat(told).isEmpty();
    never.countDown();
    Wait.untilSucceeds(() -> assertThat(told).hasSize(1001).startsWith("came back"));
  }

  @Test
  void tellsNobodyOnceItIsClosed() {
    thread.close();

    thread.execute(() -> told.add("late"));

    assertThat(ownTellers()).isEmpty();
    assertThat(told).isEmpty();
  }

  private static void hang(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<Thread> ownTellers() {
    Set<Thread> own = tellers();
    own.removeAll(ofOtherTests);
    return own;
  }

  private static Set<Thread> tellers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("guestbeat-listeners"))
        .collect(Collectors.toSet());
  }
}
