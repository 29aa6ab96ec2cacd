package io.guestbeat.heartbeat.escalation.evidence;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Comparator;

/**
 * All threads as {@code jstack} prints them, for its readers. In a crowd a stack in which many wait
 * is written once. Which monitors each holds is asked, owned synchronizers are not: that walks the
 * whole heap while every thread stands still, some 0.6 s for 2 GB, and who holds the lock that a
 * thread waits for is known without.
 */
public final class ThreadSection implements EvidenceSection {
  private static final int CROWD = 500;
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
    if (mayHoldAll(threads.getThreadCount())) {
      writeAll(text, threads, threads.dumpAllThreads(true, false));
    } else {
      text.append("[the heap is too full to see all threads at one moment: ");
      text.append(BATCH + " are seen at a time]\n\n");
      writeInBatches(threads, ThreadText.full(text, threads));
    }
  }

  /** Those first that run or are blocked, as the file is bounded; our own last, and apart. */
  private static void writeAll(Appendable text, ThreadMXBean threads, ThreadInfo[] all)
      throws IOException {
    boolean isCrowd = all.length > CROWD;
    ThreadText written =
        isCrowd ? ThreadText.crowded(text, threads) : ThreadText.full(text, threads);
    if (isCrowd) {
      Arrays.sort(all, Comparator.comparing(info -> info == null || !ThreadText.isActive(info)));
    }
    for (ThreadInfo info : all) {
      if (!isOwn(info)) {
        written.writeOne(info);
      }
    }
    text.append("Threads of Guestbeat itself:\n\n");
    for (ThreadInfo info : all) {
      if (isOwn(info)) {
        written.writeOne(info);
      }
    }
  }

  private static boolean isOwn(ThreadInfo info) {
    return info != null && info.getThreadName().startsWith("guestbeat-");
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
