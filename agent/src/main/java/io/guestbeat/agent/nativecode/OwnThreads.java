package io.guestbeat.agent.nativecode;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Finds the live threads that run Guestbeat's hidden classes. */
final class OwnThreads {
  private static final ClassLoader LOADER = OwnThreads.class.getClassLoader();

  private OwnThreads() {}

  /** Those that live, but for the one that asks. */
  static List<Thread> living() {
    return Arrays.stream(all())
        .filter(Objects::nonNull)
        .filter(thread -> thread != Thread.currentThread())
        .filter(OwnThreads::isOwn)
        .collect(Collectors.toList());
  }

  /** Waits for their end, for so long at most; whether they have ended. */
  static boolean awaitEnd(List<Thread> threads, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (Thread thread : threads) {
      thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
    return threads.stream().noneMatch(Thread::isAlive);
  }

  private static boolean isOwn(Thread thread) {
    return thread.getClass().getClassLoader() == LOADER || thread.getContextClassLoader() == LOADER;
  }

  private static Thread[] all() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root.activeCount() * 2 + 16];
    root.enumerate(threads);
    return threads;
  }
}
