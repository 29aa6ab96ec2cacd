package io.guestbeat.benchmarks;

import com.codahale.metrics.jvm.ThreadDeadlockDetector;
import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.heartbeat.gates.BuiltInGate;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one deadlock check costs at 100, 1,000 and 10,000 threads, ours beside Dropwizard Metrics'
 * ThreadDeadlockDetector: the two in turn, in one process, medians; first while all is well, then
 * with two threads deadlocked.
 */
public final class DeadlockCheckCost {
  private static final int ROUNDS = 60;
  private static final int WARM_UP = 20;

  private DeadlockCheckCost() {}

  public static void main(String[] arguments) throws Exception {
    HeartbeatGate ours = BuiltInGate.DEADLOCK.create(System::nanoTime);
    ours.configure(Map.of());
    ThreadDeadlockDetector theirs = new ThreadDeadlockDetector();
    System.out.println("threads   deadlocked   Guestbeat us   Dropwizard us   ratio");
    int running = 0;
    for (int threads : new int[] {100, 1_000, 10_000}) {
      park(threads - running);
      running = threads;
      compare(threads, false, ours::check, theirs::getDeadlockedThreads);
    }
    deadlock();
    compare(running, true, ours::check, theirs::getDeadlockedThreads);
  }

  private static void compare(
      int threads, boolean isDeadlocked, Callable<?> ours, Callable<?> theirs) throws Exception {
    long[] oursNanos = new long[ROUNDS];
    long[] theirsNanos = new long[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long our = nanosOf(ours);
      long their = nanosOf(theirs);
      if (round >= 0) {
        oursNanos[round] = our;
        theirsNanos[round] = their;
      }
    }
    double our = medianMicros(oursNanos);
    double their = medianMicros(theirsNanos);
    System.out.printf(
        "%7d   %10s   %12.0f   %13.0f   %5.2f%n",
        threads, isDeadlocked ? "2" : "none", our, their, our / their);
  }

  private static long nanosOf(Callable<?> check) throws Exception {
    long began = System.nanoTime();
    check.call();
    return System.nanoTime() - began;
  }

  private static double medianMicros(long[] nanos) {
    Arrays.sort(nanos);
    return (nanos[nanos.length / 2] + nanos[(nanos.length - 1) / 2]) / 2e3;
  }

  private static void park(int count) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(count);
    CountDownLatch forEver = new CountDownLatch(1);
    for (int i = 0; i < count; i++) {
      start(
          () -> {
            started.countDown();
            forEver.await();
            return null;
          });
    }
    started.await();
  }

  private static void deadlock() throws Exception {
    ReentrantLock one = new ReentrantLock();
    ReentrantLock other = new ReentrantLock();
    CyclicBarrier bothHold = new CyclicBarrier(3);
    start(() -> lockBoth(one, other, bothHold));
    start(() -> lockBoth(other, one, bothHold));
    bothHold.await();
    while (!one.hasQueuedThreads() || !other.hasQueuedThreads()) {
      Thread.onSpinWait();
    }
  }

  private static Void lockBoth(ReentrantLock first, ReentrantLock second, CyclicBarrier bothHold)
      throws Exception {
    first.lock();
    bothHold.await();
    second.lock();
    return null;
  }

  private static void start(Callable<Void> body) {
    Runnable uninterested =
        () -> {
          try {
            body.call();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    Thread thread = new Thread(null, uninterested, "benchmark", 64 * 1024);
    thread.setDaemon(true);
    thread.start();
  }
}
