package io.guestbeat.heartbeat.escalation.evidence;

import io.guestbeat.text.OneLine;
import java.io.IOException;
import java.lang.management.LockInfo;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Threads in the words of {@code jstack}. {@code tid} is the Java thread's number, as an address of
 * it is not known; the kernel's number is not known either.
 */
final class ThreadText {
  private static final int MOST_FRAMES = 1000;

  private final Appendable text;
  private final ThreadMXBean threads;
  private final ThreadTraits traits = new ThreadTraits();

  /** In a crowd, who first waited where others wait too; else null. */
  private final Map<List<StackTraceElement>, String> waiters;

  private ThreadText(
      Appendable text, ThreadMXBean threads, Map<List<StackTraceElement>, String> waiters) {
    this.text = text;
    this.threads = threads;
    this.waiters = waiters;
  }

  /** Writes every thread in full. */
  static ThreadText full(Appendable text, ThreadMXBean threads) {
    return new ThreadText(text, threads, null);
  }

  /** Writes a stack in which many wait once, and then who else waits there. */
  static ThreadText crowded(Appendable text, ThreadMXBean threads) {
    return new ThreadText(text, threads, new HashMap<>());
  }

  /** Writes these threads; an ended one is null and has nothing to say. */
  void write(ThreadInfo[] infos) throws IOException {
    for (ThreadInfo info : infos) {
      writeOne(info);
    }
  }

  /** Writes this thread; an ended one is null. */
  void writeOne(ThreadInfo info) throws IOException {
    if (info != null) {
      write(info);
    }
  }

  private void write(ThreadInfo info) throws IOException {
    writeHead(info);
    text.append("   java.lang.Thread.State: ").append(info.getThreadState().name());
    text.append(reasonOf(info)).append('\n');
    String other = sameWaiter(info);
    if (other == null) {
      writeFrames(info);
    } else {
      text.append("\tat the same place as ").append(other).append('\n');
      writeWait(info);
    }
    text.append('\n');
  }

  /** Returns who waits with the same stack and was written before; null if nobody. */
  private String sameWaiter(ThreadInfo info) {
    if (waiters == null || isActive(info) || info.getLockedMonitors().length > 0) {
      return null;
    }
    return waiters.putIfAbsent(
        Arrays.asList(info.getStackTrace()),
        '"' + OneLine.of(info.getThreadName()) + "\" #" + info.getThreadId());
  }

  /** Returns whether it runs, or would if it got a monitor. */
  static boolean isActive(ThreadInfo info) {
    return info.getThreadState() == Thread.State.RUNNABLE
        || info.getThreadState() == Thread.State.BLOCKED;
  }

  private void writeHead(ThreadInfo info) throws IOException {
    long id = info.getThreadId();
    text.append('"').append(OneLine.of(info.getThreadName())).append("\" #");
    text.append(Long.toString(id));
    text.append(traits.of(info));
    long cpuNanos = cpuNanos(id);
    if (cpuNanos >= 0) {
      text.append(String.format(Locale.ROOT, " cpu=%.2fms", cpuNanos / 1e6));
    }
    text.append(String.format(" tid=0x%016x nid=NA ", id)).append(stateOf(info));
    if (info.isSuspended()) {
      text.append(" suspended");
    }
    text.append('\n');
  }

  private long cpuNanos(long id) {
    return threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
        ? threads.getThreadCpuTime(id)
        : -1;
  }

  private void writeFrames(ThreadInfo info) throws IOException {
    StackTraceElement[] frames = info.getStackTrace();
    MonitorInfo[] monitors = info.getLockedMonitors();
    int shown = Math.min(frames.length, MOST_FRAMES);
    for (int depth = 0; depth < shown; depth++) {
      text.append("\tat ").append(OneLine.of(frames[depth].toString())).append('\n');
      if (depth == 0) {
        writeWait(info);
      }
      writeMonitors(monitors, depth);
    }
    if (shown < frames.length) {
      text.append("\t... ").append(Integer.toString(frames.length - shown)).append(" more\n");
    }
    // Monitors that native code holds belong to no frame.
    writeMonitors(monitors, -1);
  }

  private void writeWait(ThreadInfo info) throws IOException {
    LockInfo lock = info.getLockInfo();
    if (lock == null) {
      return;
    }
    switch (info.getThreadState()) {
      case BLOCKED:
        writeLock("waiting to lock", lock);
        break;
      case WAITING:
      case TIMED_WAITING:
        writeLock(isParked(info) ? "parking to wait for " : "waiting on", lock);
        break;
      default:
        break;
    }
  }

  private void writeMonitors(MonitorInfo[] monitors, int depth) throws IOException {
    for (MonitorInfo monitor : monitors) {
      if (monitor.getLockedStackDepth() == depth) {
        writeLock("locked", monitor);
      }
    }
  }

  private void writeLock(String verb, LockInfo lock) throws IOException {
    text.append("\t- ").append(verb).append(' ').append(nameOf(lock)).append('\n');
  }

  /** A lock as jstack names it; the number is the same wherever the lock is meant. */
  static String nameOf(LockInfo lock) {
    return nameOf(lock.getIdentityHashCode(), lock.getClassName());
  }

  static String nameOf(int identityHashCode, String className) {
    return String.format("<0x%016x> (a %s)", identityHashCode, OneLine.of(className));
  }

  private static String stateOf(ThreadInfo info) {
    switch (info.getThreadState()) {
      case RUNNABLE:
        return "runnable";
      case BLOCKED:
        return "waiting for monitor entry";
      case WAITING:
      case TIMED_WAITING:
        return isInWait(info) ? "in Object.wait()" : "waiting on condition";
      default:
        return info.getThreadState().name().toLowerCase(Locale.ROOT);
    }
  }

  private static String reasonOf(ThreadInfo info) {
    switch (info.getThreadState()) {
      case BLOCKED:
        return " (on object monitor)";
      case WAITING:
      case TIMED_WAITING:
        return isParked(info) ? " (parking)" : isInWait(info) ? " (on object monitor)" : "";
      default:
        return "";
    }
  }

  private static boolean isParked(ThreadInfo info) {
    return isIn(info, "park");
  }

  private static boolean isInWait(ThreadInfo info) {
    return isIn(info, "wait");
  }

  /**
   * Returns whether the thread is in this native method of the JDK, the name of which may have
   * gained a 0.
   */
  private static boolean isIn(ThreadInfo info, String method) {
    StackTraceElement[] frames = info.getStackTrace();
    return frames.length > 0 && frames[0].getMethodName().matches(method + "0?");
  }
}
