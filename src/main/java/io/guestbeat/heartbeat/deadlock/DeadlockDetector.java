package io.guestbeat.heartbeat.deadlock;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the threads that wait for one another for ever, over monitors and ownable synchronizers.
 *
 * <p>It asks the JVM's own detection, one safepoint of about 0.2 ms for each 1,000 threads, and
 * nothing more while there is no deadlock; of deadlocked threads it asks names and locks, never
 * stack traces. A thread that waits with a time limit breaks its circle by itself, so that circle
 * is no deadlock. The JVM does not see virtual threads here, nor waits for anything that has no
 * owner, such as a semaphore or a class being initialised. Used by one thread.
 */
public final class DeadlockDetector {
  private final ThreadMXBean threads;

  /** Makes the detector of this JVM. */
  public DeadlockDetector() {
    this(ManagementFactory.getThreadMXBean());
  }

  /** Makes a detector that asks this bean. */
  public DeadlockDetector(ThreadMXBean threads) {
    this.threads = threads;
  }

  /**
   * Finds the deadlocks there are now, each apart. The JVM lists the threads that it came by on its
   * way into a cycle too, as far as they are older than the cycle's: these are left out.
   */
  public List<Deadlock> find() {
    long[] ids =
        threads.isSynchronizerUsageSupported()
            ? threads.findDeadlockedThreads()
            : threads.findMonitorDeadlockedThreads();
    if (ids == null) {
      return Collections.emptyList();
    }
    List<LockWait> waits = new ArrayList<>();
    for (ThreadInfo thread : threads.getThreadInfo(ids)) {
      if (thread != null) {
        LockWait.of(thread).ifPresent(waits::add);
      }
    }
    return Deadlock.among(waits);
  }
}
