package io.guestbeat.heartbeat.gates;

import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the threads that wait for one another for ever, over monitors and ownable synchronizers.
 *
 * <p>It asks the JVM's own detection, one safepoint of about 0.2 ms for each 1,000 threads, and
 * nothing more while there is no deadlock; of deadlocked threads it asks names and locks, never
 * stack traces. A thread that waits with a time limit breaks its circle by itself, so that circle
 * is no deadlock. The JVM does not see virtual threads here, nor waits for anything that has no
 * owner, such as a semaphore or a class being initialised. Used by one thread.
 */
final class DeadlockDetector {
  private final ThreadMXBean threads;

  DeadlockDetector(ThreadMXBean threads) {
    this.threads = threads;
  }

  /** The deadlocks there are now, each apart; none if the list is empty. */
  List<Deadlock> find() {
    long[] ids =
        threads.isSynchronizerUsageSupported()
            ? threads.findDeadlockedThreads()
            : threads.findMonitorDeadlockedThreads();
    return ids == null ? new ArrayList<>() : deadlocksAmong(threads.getThreadInfo(ids));
  }

  private static List<Deadlock> deadlocksAmong(ThreadInfo[] infos) {
    Map<Long, ThreadInfo> stuck = new LinkedHashMap<>();
    for (ThreadInfo info : infos) {
      if (info != null && info.getThreadState() != Thread.State.TIMED_WAITING) {
        stuck.put(info.getThreadId(), info);
      }
    }
    while (stuck.values().removeIf(info -> !stuck.containsKey(info.getLockOwnerId()))) {}
    return groupsOf(stuck);
  }

  /** Parts threads by the circle that each waits in, or for; each group follows its waits. */
  private static List<Deadlock> groupsOf(Map<Long, ThreadInfo> stuck) {
    Map<Long, List<ThreadInfo>> groupOf = new HashMap<>();
    Collection<List<ThreadInfo>> groups = new ArrayList<>();
    for (long start : stuck.keySet()) {
      Set<Long> path = new LinkedHashSet<>();
      long id = start;
      while (!groupOf.containsKey(id) && path.add(id)) {
        id = stuck.get(id).getLockOwnerId();
      }
      List<ThreadInfo> group = groupOf.get(id);
      if (group == null) {
        group = new ArrayList<>();
        groups.add(group);
      }
      for (long member : path) {
        groupOf.put(member, group);
        group.add(stuck.get(member));
      }
    }
    List<Deadlock> deadlocks = new ArrayList<>();
    groups.forEach(group -> deadlocks.add(new Deadlock(group)));
    return deadlocks;
  }
}
