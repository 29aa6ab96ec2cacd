package io.guestbeat.heartbeat.escalation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * All threads as {@code jstack} prints them, for its readers. Which monitors each holds is asked,
 * owned synchronizers are not: that walks the whole heap while every thread stands still, some 0.6
 * s for 2 GB, and who holds the lock that a thread waits for is known without.
 */
final class ThreadSection implements Section {
  private static final int BATCH = 100;
  private static final long BYTES_A_THREAD = 32 * 1024;

  @Override
  public String title() {
    return "Threads";
  }

  @Override
  public void write(Appendable text) throws IOException {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    text.append("Full thread dump ").append(runtime.getVmName());
    text.append(" (").append(runtime.getVmVersion()).append("):\n\n");
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    ThreadText written = new ThreadText(text, threads);
    if (mayHoldAll(threads.getThreadCount())) {
      written.write(threads.dumpAllThreads(true, false));
    } else {
      text.append("[the heap is too full to see all threads at one moment: ");
      text.append(BATCH + " are seen at a time]\n\n");
      writeInBatches(threads, written);
    }
  }

  /** Asked before, as running out of memory ends a JVM under -XX:+ExitOnOutOfMemoryError. */
  private static boolean mayHoldAll(int threads) {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return heap.getMax() < 0 || heap.getMax() - heap.getUsed() > threads * BYTES_A_THREAD;
  }

  private static void writeInBatches(ThreadMXBean threads, ThreadText written) throws IOException {
    long[] ids = threads.getAllThreadIds();
    for (int from = 0; from < ids.length; from += BATCH) {
      long[] batch = Arrays.copyOfRange(ids, from, Math.min(from + BATCH, ids.length));
      written.write(threads.getThreadInfo(batch, true, false));
    }
  }
}
