package io.guestbeat.host.guestrpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.simulator.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestRpcGuestLibraryTest {
  private static final int CLIENTS = 60;

  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicInteger answers = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(ints = {100, 900})
  void clientsOfSingleStatisticsStarveNoOtherReaderOfASlowHost(int delayMs)
      throws InterruptedException {
    try (Simulator simulator = Simulator.builder().withoutThread().build();
        GuestRpcChannel channel = new GuestRpcChannel(simulator.transport())) {
      GuestRpcGuestLibrary library = new GuestRpcGuestLibrary(channel);
      GuestHandle handle = library.openHandle();
      simulator.faults().delayAnswers(Duration.ofMillis(delayMs));
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Thread client = new Thread(() -> readUntilItIsOver(library), "client-" + i);
        client.start();
        clients.add(client);
      }
      try {
        while (answers.get() == 0) {
          Thread.onSpinWait();
        }
        for (int i = 0; i < 3; i++) {
          assertThat(handle.update().value(Statistic.ELAPSED_MS)).isPresent();
        }
      } finally {
        isOver.set(true);
        for (Thread client : clients) {
          client.join();
        }
      }
    }
  }

  @Test
  void noMoreThanSoManyCallsMayWait() throws InterruptedException {
    try (Simulator simulator = Simulator.builder().withoutThread().build();
        GuestRpcChannel channel = new GuestRpcChannel(simulator.transport())) {
      GuestRpcGuestLibrary library = new GuestRpcGuestLibrary(channel);
      simulator.faults().hostHangs();
      AtomicInteger refusedAtOnce = new AtomicInteger();
      CountDownLatch begin = new CountDownLatch(1);
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Thread client = new Thread(() -> askOnce(library, begin, refusedAtOnce), "client-" + i);
        client.start();
        clients.add(client);
      }
      begin.countDown();
      for (Thread client : clients) {
        client.join();
      }

      assertThat(refusedAtOnce).hasValue(CLIENTS - GuestRpcGuestLibrary.MOST_CALLS);
    }
  }

  private static void askOnce(
      GuestRpcGuestLibrary library, CountDownLatch begin, AtomicInteger refusedAtOnce) {
    try {
      begin.await();
      library.statGet("text", "");
    } catch (GuestException e) {
      if (e.getMessage().contains("too many calls wait")) {
        refusedAtOnce.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readUntilItIsOver(GuestRpcGuestLibrary library) {
    while (!isOver.get()) {
      try {
        library.statGet("text", "");
        answers.incrementAndGet();
      } catch (GuestException tooManyWait) {
        LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
      }
    }
  }
}
