package io.guestbeat.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.ThreadSupply;
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

class WorkshopTest {
  private static final String LENT = "workshop-test-lent";
  private static final String ONE = "workshop-test-one";
  private static final String OTHER = "workshop-test-other";

  private final ThreadSupply supply = new ThreadSupply();
  private final Workshop workshop = new Workshop(supply);
  private final List<Worker> workers = new ArrayList<>();
  private final List<String> turns = new CopyOnWriteArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private Thread lender;

  @AfterEach
  void close() throws InterruptedException {
    workers.forEach(Worker::close);
    if (lender != null) {
      lender.interrupt();
      lender.join();
    }
  }

  @Test
  void aWorkerHasAThreadFromTheBeginningAndTurnsOnIt() {
    Worker one = worker(ONE, this::noteTurn);
    assertThat(threads()).containsExactly(ONE);
    supply.exhaust();

    one.wake();

    Wait.untilSucceeds(() -> assertThat(turns).containsExactly(ONE));
    assertThat(threads()).containsExactly(ONE);
  }

  @Test
  void noWorkerThatIsIdleHasAThreadOnceOneIsLent() {
    worker(ONE, this::noteTurn);
    worker(OTHER, this::noteTurn);

    lend();

    Wait.untilSucceeds(() -> assertThat(threads()).containsExactly(LENT));
  }

  @Test
  void aWorkerGetsAThreadForAsLongAsItHasWork() {
    Worker one = worker(ONE, this::noteTurn);
    lend();
    Wait.untilSucceeds(() -> assertThat(threads()).containsExactly(LENT));

    one.wake();

    Wait.untilSucceeds(() -> assertThat(turns).containsExactly(ONE));
    Wait.untilSucceeds(() -> assertThat(threads()).containsExactly(LENT));
  }

  @Test
  void theLentThreadComesBackWhenItIsRecalled() throws Exception {
    worker(ONE, this::noteTurn);
    Thread lent = new Thread(this::lendForLong, LENT);
    lent.start();
    Wait.untilSucceeds(() -> assertThat(threads()).containsExactly(LENT));

    workshop.recall();
    lent.join();

    assertThat(turns).isEmpty();
  }

  @Test
  void theLentThreadWorksWhereNoOtherCanBeHad() {
    Worker one = worker(ONE, this::noteTurn);
    Worker other = worker(OTHER, this::noteTurn);
    lend();
    Wait.untilSucceeds(() -> assertThat(threads()).containsExactly(LENT));
    supply.exhaust();

    one.wake();
    other.wake();

    Wait.untilSucceeds(() -> assertThat(turns).containsExactly(LENT, LENT));
  }

  @Test
  void theLentThreadIsToldWhetherItHasOnlyWaited() throws InterruptedException {
    assertThat(workshop.lend(Duration.ofMillis(5))).isTrue();
    Worker one = worker(ONE, this::noteTurn);
    lend();
    Wait.untilSucceeds(() -> assertThat(threads()).containsExactly(LENT));
    supply.exhaust();
    lender.interrupt();
    lender.join();

    one.wake();

    assertThat(workshop.lend(Duration.ofMillis(5))).isFalse();
    assertThat(turns).containsExactly(Thread.currentThread().getName());
  }

  @Test
  void whatThereIsToDoIsDoneOnceTheLentThreadComes() throws InterruptedException {
    Worker one = worker(ONE, this::noteTurn);
    lend();
    Wait.untilSucceeds(() -> assertThat(threads()).containsExactly(LENT));
    supply.exhaust();
    lender.interrupt();
    lender.join();

    one.wake();
    assertThat(turns).isEmpty();
    lend();

    Wait.untilSucceeds(() -> assertThat(turns).containsExactly(LENT));
  }

  @Test
  void aTurnThatHangsHoldsUpNoOtherWorkerAndNotTheLentThread() {
    Worker one = worker(ONE, this::hang);
    Worker other = worker(OTHER, this::noteTurn);
    lend();
    Wait.untilSucceeds(() -> assertThat(threads()).containsExactly(LENT));

    one.wake();
    other.wake();

    Wait.untilSucceeds(() -> assertThat(turns).containsExactly(OTHER));
    Wait.untilSucceeds(() -> assertThat(threads()).containsExactlyInAnyOrder(LENT, ONE));
  }

  @Test
  void theLentThreadGoesOnWhateverATurnThrows() {
    AtomicBoolean fails = new AtomicBoolean(true);
    Worker one =
        worker(
            ONE,
            () -> {
              noteTurn();
              if (fails.getAndSet(false)) {
                throw new OutOfMemoryError("a test");
              }
              return Worker.UNTIL_WOKEN;
            });
    lend();
    Wait.untilSucceeds(() -> assertThat(threads()).containsExactly(LENT));
    supply.exhaust();

    one.wake();
    Wait.untilSucceeds(() -> assertThat(turns).containsExactly(LENT));
    one.wake();

    Wait.untilSucceeds(() -> assertThat(turns).containsExactly(LENT, LENT));
  }

  @Test
  void aTurnThatWantsAnotherGetsItFromTheLentThreadToo() {
    AtomicBoolean wantsMore = new AtomicBoolean(true);
    Worker one =
        worker(
            ONE,
            () -> {
              noteTurn();
              return wantsMore.getAndSet(false) ? Duration.ofMillis(20) : Worker.UNTIL_WOKEN;
            });
    lend();
    Wait.untilSucceeds(() -> assertThat(threads()).containsExactly(LENT));
    supply.exhaust();

    one.wake();

    Wait.untilSucceeds(() -> assertThat(turns).containsExactly(LENT, LENT));
  }

  @Test
  void everyWorkerHasAThreadAgainOnceTheLentOneIsInterrupted() throws InterruptedException {
    worker(ONE, this::noteTurn);
    worker(OTHER, this::noteTurn);
    lend();
    Wait.untilSucceeds(() -> assertThat(threads()).containsExactly(LENT));

    lender.interrupt();
    lender.join();

    assertThat(threads()).containsExactlyInAnyOrder(ONE, OTHER);
  }

  @Test
  void aWorkerThatIsClosedTurnsNoMore() {
    Worker one = worker(ONE, this::noteTurn);
    one.close();

    one.wake();

    Wait.untilSucceeds(() -> assertThat(threads()).isEmpty());
    assertThat(turns).isEmpty();
  }

  private Worker worker(String name, Supplier<Duration> turn) {
    Worker worker =
        Worker.start(
            workshop,
            name,
            turn,
            thrown -> {
              throw new AssertionError("a reporter that fails");
            });
    workers.add(worker);
    return worker;
  }

  private Duration noteTurn() {
    turns.add(Thread.currentThread().getName());
    return Worker.UNTIL_WOKEN;
  }

  private Duration hang() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Worker.UNTIL_WOKEN;
  }

  private void lend() {
    lender =
        new Thread(
            () -> {
              try {
                while (true) {
                  workshop.lend(Duration.ofMillis(50));
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            LENT);
    lender.setDaemon(true);
    lender.start();
  }

  private void lendForLong() {
    try {
      workshop.lend(Duration.ofHours(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("workshop-test-"))
        .toList();
  }
}
