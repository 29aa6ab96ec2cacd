package io.guestbeat.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.TurnableClock;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.GuestLibrary;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.SourcedHandle;
import io.guestbeat.support.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StatisticsCacheTest {
  private static final Duration MAX_AGE = Duration.ofSeconds(1);

  private final TurnableClock clock = new TurnableClock();
  private final AtomicInteger asked = new AtomicInteger();
  private final List<StatisticsCache.Change> changes = new ArrayList<>();
  private boolean present = true;

  @Test
  void servesWhatIsYoungerThanTheMaximumAgeAgain() {
    StatisticsCache cache = cacheOf(this::answer, MAX_AGE);

    HostReading first = cache.current();
    clock.turn(MAX_AGE.minusNanos(1));
    assertThat(cache.current()).isSameAs(first);
    clock.turn(Duration.ofNanos(1));

    assertThat(cache.current()).isNotSameAs(first);
    assertThat(asked).hasValue(2);
  }

  @Test
  void servesAFailureAgainTooSoThatAnAbsentHostIsNotAskedAllTheTime() {
    present = false;
    StatisticsCache cache = cacheOf(this::answer, MAX_AGE);

    cache.current();
    HostReading again = cache.current();

    assertThat(again.unavailableReason()).isEqualTo("gone");
    assertThat(asked).hasValue(1);
  }

  @Test
  void reportsTheFirstReadingAndThenEachChange() {
    StatisticsCache cache = cacheOf(this::answer, Duration.ZERO);
    cache.current();
    cache.refreshed();
    present = false;
    cache.refreshed();
    cache.refreshed();

    assertThat(changes)
        .extracting(StatisticsCache.Change::ofAvailability)
        .containsExactly(true, false, true, false);
  }

  @Test
  void thoseWhoWaitedForOneAnswerShareIt() throws InterruptedException {
    CountDownLatch hostHangs = new CountDownLatch(1);
    StatisticsCache cache =
        new StatisticsCache(
            libraryOf(() -> answerAfter(hostHangs)), Duration.ZERO, System::nanoTime, change -> {});
    List<Thread> readers = new ArrayList<>();
    for (int reader = 0; reader < 10; reader++) {
      readers.add(new Thread(cache::current));
    }
    readers.forEach(Thread::start);
    Wait.untilSucceeds(
        () ->
            assertThat(readers)
                .filteredOn(reader -> reader.getState() == Thread.State.BLOCKED)
                .hasSize(9));

    hostHangs.countDown();
    for (Thread reader : readers) {
      reader.join();
    }

    assertThat(asked).hasValue(1);
  }

  private Snapshot answerAfter(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answer();
  }

  private Snapshot answer() {
    asked.incrementAndGet();
    if (!present) {
      throw new GuestException(GuestError.OTHER, "gone");
    }
    return Snapshot.of(SessionId.of(1)).build();
  }

  private StatisticsCache cacheOf(Supplier<Snapshot> source, Duration maxAge) {
    return new StatisticsCache(libraryOf(source), maxAge, clock, changes::add);
  }

  private static GuestLibrary libraryOf(Supplier<Snapshot> source) {
    return new GuestLibrary() {
      @Override
      public GuestHandle openHandle() {
        return new SourcedHandle(source, () -> {});
      }

      @Override
      public String statGet(String encoding, String stat) {
        return "";
      }
    };
  }
}
