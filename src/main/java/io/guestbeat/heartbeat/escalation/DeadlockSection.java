package io.guestbeat.heartbeat.escalation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who waits for whom, cycle by cycle: what {@code jstack} says below its dump. */
final class DeadlockSection implements Section {
  @Override
  public String title() {
    return "Deadlock";
  }

  @Override
  public void write(Appendable text) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Map<Long, ThreadInfo> waiting = deadlocked(threads);
    if (waiting.isEmpty()) {
      text.append("No thread is deadlocked.\n");
    }
    while (!waiting.isEmpty()) {
      writeCycle(text, waiting, waiting.values().iterator().next());
    }
  }

  /** What each waits for, and who holds it, is known without the heap walk of synchronizers. */
  private static Map<Long, ThreadInfo> deadlocked(ThreadMXBean threads) {
    Map<Long, ThreadInfo> found = new LinkedHashMap<>();
    long[] ids = threads.findDeadlockedThreads();
    if (ids != null) {
      for (ThreadInfo info : threads.getThreadInfo(ids)) {
        if (info != null) {
          found.put(info.getThreadId(), info);
        }
      }
    }
    return found;
  }

  /** Follows the holders from this thread, and takes out all that it comes by. */
  private static void writeCycle(Appendable text, Map<Long, ThreadInfo> waiting, ThreadInfo first)
      throws IOException {
    text.append("Found one Java-level deadlock:\n=============================\n");
    ThreadInfo waiter = first;
    while (waiter != null) {
      waiting.remove(waiter.getThreadId());
      text.append('"').append(waiter.getThreadName()).append("\" #");
      text.append(Long.toString(waiter.getThreadId())).append(":\n  waiting to lock ");
      text.append(waiter.getLockInfo() == null ? "nothing now" : lockOf(waiter));
      text.append(",\n  which is held by \"").append(waiter.getLockOwnerName()).append("\" #");
      text.append(Long.toString(waiter.getLockOwnerId())).append('\n');
      waiter = waiting.get(waiter.getLockOwnerId());
    }
    text.append('\n');
  }

  private static String lockOf(ThreadInfo waiter) {
    return ThreadText.nameOf(waiter.getLockInfo());
  }
}
