package io.guestbeat.heartbeat.gates;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.Eventually;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Threads that wait for one another in a circle, until it is closed. */
final class LockCircle implements AutoCloseable {
  private final Thread[] threads;

  private LockCircle(String name, int size, boolean hasPatient) {
    ReentrantLock[] locks = new ReentrantLock[size];
    threads = new Thread[size];
    for (int i = 0; i < size; i++) {
      locks[i] = new ReentrantLock();
    }
    for (int i = 0; i < size; i++) {
      ReentrantLock own = locks[i];
      ReentrantLock next = locks[(i + 1) % size];
      boolean isPatient = hasPatient && i == 0;
      threads[i] = new Thread(() -> waitFor(own, next, locks, isPatient), name + "-" + i);
      threads[i].setDaemon(true);
      threads[i].start();
    }
    Eventually.succeeds(
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
    return new LockCircle(name, size, false);
  }

  static LockCircle withOnePatient(String name) {
    return new LockCircle(name, 3, true);
  }

  int size() {
    return threads.length;
  }

  @Override
  public void close() {
    for (Thread thread : threads) {
      thread.interrupt();
    }
    for (Thread thread : threads) {
      Eventually.succeeds(() -> assertThat(thread.isAlive()).isFalse());
    }
  }

  private static void waitFor(
      ReentrantLock own, ReentrantLock next, ReentrantLock[] all, boolean isPatient) {
    own.lock();
    try {
      while (!allHeld(all)) {
        Thread.onSpinWait();
      }
      if (isPatient) {
        assertThat(next.tryLock(1, TimeUnit.HOURS)).isFalse();
      } else {
        next.lockInterruptibly();
        next.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      own.unlock();
    }
  }

  private static boolean allHeld(ReentrantLock[] locks) {
    for (ReentrantLock lock : locks) {
      if (!lock.isLocked()) {
        return false;
      }
    }
    return true;
  }
}
