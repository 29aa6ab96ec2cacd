package io.guestbeat.heartbeat.gates;

import java.lang.management.ThreadInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Threads that wait for one another for ever, as they were seen once. Immutable. */
final class Deadlock {
  private static final int MOST_THREADS_TOLD = 8;
  private static final int LONGEST_NAME = 60;

  private final List<ThreadInfo> threads;
  private final Set<Long> ids;

  /** A deadlock of these threads, in the order of their waits. */
  Deadlock(List<ThreadInfo> threads) {
    this.threads = threads;
    this.ids = threads.stream().map(ThreadInfo::getThreadId).collect(Collectors.toSet());
  }

  /** The threads in it. */
  Set<Long> threadIds() {
    return new HashSet<>(ids);
  }

  /** Whether it is that earlier deadlock, perhaps with more threads by now. */
  boolean contains(Set<Long> earlier) {
    return ids.containsAll(earlier);
  }

  boolean hasThreadNamed(Pattern name) {
    return threads.stream().anyMatch(thread -> name.matcher(thread.getThreadName()).matches());
  }

  /** Who waits for what and who holds it, for the first few threads. */
  String describe() {
    String told =
        threads.stream()
            .limit(MOST_THREADS_TOLD)
            .map(Deadlock::describe)
            .collect(Collectors.joining(", "));
    int untold = threads.size() - MOST_THREADS_TOLD;
    return threads.size()
        + " threads are deadlocked: "
        + told
        + (untold > 0 ? ", and " + untold + " more" : "");
  }

  private static String describe(ThreadInfo thread) {
    return quote(thread.getThreadName())
        + " waits for "
        + excerptOf(String.valueOf(thread.getLockName()))
        + " held by "
        + quote(String.valueOf(thread.getLockOwnerName()));
  }

  private static String quote(String name) {
    return "\"" + excerptOf(name) + "\"";
  }

  /** Its end tells more than its beginning, of threads' names and of classes' names alike. */
  private static String excerptOf(String name) {
    return name.length() <= LONGEST_NAME
        ? name
        : "…" + name.substring(name.length() - LONGEST_NAME);
  }
}
