package io.guestbeat.heartbeat.deadlock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A cycle of threads that wait for one another for ever, as it was seen once. Equal to a later
 * sighting if the cycle is the same and none of its threads has moved in between. Threads that wait
 * behind it come and go and are no part of it. Immutable.
 */
public final class Deadlock {
  private static final int MOST_THREADS_TOLD = 8;
  private static final int LONGEST_NAME = 60;
  private static final int NO_CYCLE = -1;

  private final List<LockWait> cycle;
  private final int waitingBehind;

  private Deadlock(List<LockWait> cycle, int waitingBehind) {
    this.cycle = Collections.unmodifiableList(cycle);
    this.waitingBehind = waitingBehind;
  }

  /** Finds the cycles among these waits, each in the order of its waits. */
  static List<Deadlock> among(Collection<LockWait> waits) {
    Map<Long, LockWait> waitOf = new LinkedHashMap<>();
    waits.forEach(wait -> waitOf.put(wait.threadId(), wait));
    // To which cycle a thread's waits lead: the threads of a cycle, and those behind it.
    Map<Long, Integer> cycleOf = new HashMap<>();
    List<List<LockWait>> cycles = new ArrayList<>();
    for (long start : waitOf.keySet()) {
      Set<Long> path = new LinkedHashSet<>();
      long id = start;
      while (waitOf.containsKey(id) && !cycleOf.containsKey(id) && path.add(id)) {
        id = waitOf.get(id).holderId();
      }
      int reached = cycleOf.getOrDefault(id, NO_CYCLE);
      if (path.contains(id)) {
        reached = cycles.size();
        cycles.add(cycleFrom(id, waitOf));
      }
      for (long passed : path) {
        cycleOf.put(passed, reached);
      }
    }
    List<Deadlock> deadlocks = new ArrayList<>();
    for (int i = 0; i < cycles.size(); i++) {
      int threads = Collections.frequency(cycleOf.values(), i);
      deadlocks.add(new Deadlock(cycles.get(i), threads - cycles.get(i).size()));
    }
    return deadlocks;
  }

  /** Begins with its oldest thread, so that one cycle is always written the same way. */
  private static List<LockWait> cycleFrom(long member, Map<Long, LockWait> waitOf) {
    List<LockWait> cycle = new ArrayList<>();
    int oldest = 0;
    for (LockWait wait = waitOf.get(member);
        cycle.isEmpty() || wait.threadId() != member;
        wait = waitOf.get(wait.holderId())) {
      if (!cycle.isEmpty() && wait.threadId() < cycle.get(oldest).threadId()) {
        oldest = cycle.size();
      }
      cycle.add(wait);
    }
    Collections.rotate(cycle, -oldest);
    return cycle;
  }

  /** Returns the waits of the cycle, each for a lock that the next one's thread holds. */
  public List<LockWait> cycle() {
    return cycle;
  }

  /** Returns how many threads wait for the cycle without being part of it. */
  public int waitingBehind() {
    return waitingBehind;
  }

  /** Returns whether a thread of the cycle has a name that matches as a whole. */
  public boolean hasThreadNamed(Pattern name) {
    return cycle.stream().anyMatch(wait -> name.matcher(wait.threadName()).matches());
  }

  /** Describes who waits for what and who holds it, for the first few threads. */
  public String describe() {
    String told =
        cycle.stream()
            .limit(MOST_THREADS_TOLD)
            .map(Deadlock::describe)
            .collect(Collectors.joining(", "));
    int untold = cycle.size() - MOST_THREADS_TOLD;
    return cycle.size()
        + (cycle.size() == 1 ? " thread is deadlocked: " : " threads are deadlocked: ")
        + told
        + (untold > 0 ? ", and " + untold + " more" : "");
  }

  private static String describe(LockWait wait) {
    return quote(wait.threadName())
        + " waits for "
        + excerptOf(wait.lockClass() + "@" + Integer.toHexString(wait.lockHash()))
        + " held by "
        + quote(wait.holderName());
  }

  private static String quote(String name) {
    return "\"" + excerptOf(name) + "\"";
  }

  /** Returns the end of a long name, which says more than its beginning. */
  private static String excerptOf(String name) {
    return name.length() <= LONGEST_NAME
        ? name
        : "…" + name.substring(name.length() - LONGEST_NAME);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Deadlock && cycle.equals(((Deadlock) other).cycle);
  }

  @Override
  public int hashCode() {
    return cycle.hashCode();
  }

  @Override
  public String toString() {
    return describe();
  }
}
