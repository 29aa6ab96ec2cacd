package io.guestbeat.heartbeat.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.Wait;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Threads that wait for one another in a circle, until it is closed. */
final class LockCircle implements AutoCloseable {
  /** How the first of them waits: as all others do, with a time limit, or again if interrupted. */
  private enum First {
    AS_OTHERS,
    PATIENT,
    STUBBORN
  }

  private final Thread[] threads;
  private final ReentrantLock[] locks;
  private volatile boolean isOver;

  private LockCircle(String name, int size, First first) {
    this(name, newLocks(size), first);
  }

  private LockCircle(String name, ReentrantLock[] locks, First first) {
    int size = locks.length;
    this.locks = locks;
    threads = new Thread[size];
    for (int i = 0; i < size; i++) {
      ReentrantLock own = locks[i];
      ReentrantLock next = locks[(i + 1) % size];
      First how = i == 0 ? first : First.AS_OTHERS;
      threads[i] = new Thread(() -> waitFor(own, next, how), name + "-" + i);
      threads[i].setDaemon(true);
      threads[i].start();
    }
    Wait.untilSucceeds(
        () -> {
          for (Thread thread : threads) {
            assertThat(thread.getState()).isIn(Thread.State.WAITING, Thread.State.TIMED_WAITING);
          }
          for (ReentrantLock lock : locks) {
            assertThat(lock.hasQueuedThreads()).isTrue();
          }
        });
  }

  static LockCircle of(String name, int size) {
    return new LockCircle(name, size, First.AS_OTHERS);
  }

  static LockCircle withOnePatient(String name) {
    return new LockCircle(name, 3, First.PATIENT);
  }

  /** Two threads of which the first, interrupted, holds what it has and waits again. */
  static LockCircle withOneStubborn(String name) {
    return new LockCircle(name, 2, First.STUBBORN);
  }

  /** Two threads, and older ones that wait behind them; these end at an interrupt. */
  static LockCircle behindWhich(List<Thread> older, int size, String name) {
    ReentrantLock[] locks = newLocks(2);
    CountDownLatch isClosed = new CountDownLatch(1);
    for (int i = 0; i < size; i++) {
      Thread waiter = new Thread(() -> waitBehind(isClosed, locks[0]), "older-" + i);
      waiter.setDaemon(true);
      waiter.start();
      older.add(waiter);
    }
    LockCircle circle = new LockCircle(name, locks, First.AS_OTHERS);
    isClosed.countDown();
    Wait.untilSucceeds(
        () -> assertThat(older).allMatch(waiter -> locks[0].hasQueuedThread(waiter)));
    return circle;
  }

  /** Interrupts the stubborn one, and returns when it waits again. */
  void breakAndFormAgain() {
    ThreadMXBean beans = ManagementFactory.getThreadMXBean();
    long before = beans.getThreadInfo(threads[0].getId()).getWaitedCount();
    threads[0].interrupt();
    Wait.untilSucceeds(
        () -> {
          ThreadInfo now = beans.getThreadInfo(threads[0].getId());
          assertThat(now.getWaitedCount()).isGreaterThan(before);
          assertThat(now.getThreadState()).isEqualTo(Thread.State.WAITING);
          assertThat(locks[1].hasQueuedThread(threads[0])).isTrue();
        });
  }

  int size() {
    return threads.length;
  }

  @Override
  public void close() {
    isOver = true;
    for (Thread thread : threads) {
      thread.interrupt();
    }
    for (Thread thread : threads) {
      Wait.untilSucceeds(() -> assertThat(thread.isAlive()).isFalse());
    }
  }

  private void waitFor(ReentrantLock own, ReentrantLock next, First how) {
    own.lock();
    try {
      while (!allHeld()) {
        Thread.onSpinWait();
      }
      if (how == First.PATIENT) {
        assertThat(next.tryLock(1, TimeUnit.HOURS)).isFalse();
      } else {
        waitFor(next, how == First.STUBBORN);
        next.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      own.unlock();
    }
  }

  private void waitFor(ReentrantLock next, boolean isStubborn) throws InterruptedException {
    while (true) {
      try {
        next.lockInterruptibly();
        return;
      } catch (InterruptedException e) {
        if (isOver || !isStubborn) {
          throw e;
        }
      }
    }
  }

  private static void waitBehind(CountDownLatch isClosed, ReentrantLock lock) {
    try {
      isClosed.await();
      lock.lockInterruptibly();
      lock.unlock();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean allHeld() {
    for (ReentrantLock lock : locks) {
      if (!lock.isLocked()) {
        return false;
      }
    }
    return true;
  }

  private static ReentrantLock[] newLocks(int size) {
    ReentrantLock[] locks = new ReentrantLock[size];
    Arrays.setAll(locks, i -> new ReentrantLock());
    return locks;
  }
}
