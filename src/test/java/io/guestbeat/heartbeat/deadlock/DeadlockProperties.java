package io.guestbeat.heartbeat.deadlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Cycles in graphs of waits, with tails, several at once, broken and formed again. */
class DeadlockProperties {
  private static final long NOBODY = 0;

  @Property(tries = 10_000)
  void findsEveryCycleAndNothingElse(@ForAll Random random, @ForAll @IntRange(max = 40) int size) {
    Machine machine = new Machine(random, size);

    List<Deadlock> found = Deadlock.among(machine.waits());

    assertThat(found).extracting(DeadlockProperties::threadsOf).doesNotHaveDuplicates();
    assertThat(found.stream().flatMap(one -> threadsOf(one).stream()).collect(Collectors.toSet()))
        .isEqualTo(machine.threadsInCycles());
    for (Deadlock deadlock : found) {
      List<LockWait> cycle = deadlock.cycle();
      for (int i = 0; i < cycle.size(); i++) {
        LockWait next = cycle.get((i + 1) % cycle.size());
        assertThat(cycle.get(i).holderId()).isEqualTo(next.threadId());
      }
      assertThat(deadlock.waitingBehind()).isEqualTo(machine.threadsBehind(deadlock));
    }
  }

  @Property(tries = 10_000)
  void isTheSameAgainExactlyIfNoneOfItsThreadsHasMoved(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 40) int size) {
    Machine machine = new Machine(random, size);
    List<Deadlock> before = Deadlock.among(machine.waits());

    Set<Long> moved = machine.goOn();
    List<Deadlock> after = Deadlock.among(machine.waits());

    List<Deadlock> lasting = new ArrayList<>(after);
    lasting.retainAll(before);
    List<Deadlock> untouched =
        before.stream()
            .filter(deadlock -> Collections.disjoint(threadsOf(deadlock), moved))
            .toList();
    assertThat(lasting).containsExactlyInAnyOrderElementsOf(untouched);
  }

  private static Set<Long> threadsOf(Deadlock deadlock) {
    return deadlock.cycle().stream().map(LockWait::threadId).collect(Collectors.toSet());
  }

  /** Threads 1 to {@code size}, each of which waits for a lock of one other, or for nobody. */
  private static final class Machine {
    private final Random random;
    private final long[] holders;
    private final int[] locks;
    private final int[] moves;

    Machine(Random random, int size) {
      this.random = random;
      holders = new long[size + 1];
      locks = new int[size + 1];
      moves = new int[size + 1];
      for (int thread = 1; thread <= size; thread++) {
        waitForAnyone(thread);
      }
    }

    /** In any order, as the JVM's is not ours to count on. */
    List<LockWait> waits() {
      List<LockWait> waits = new ArrayList<>();
      for (int thread = 1; thread < holders.length; thread++) {
        if (holders[thread] != NOBODY) {
          waits.add(
              new LockWait(
                  thread,
                  "t" + thread,
                  locks[thread],
                  "Lock",
                  holders[thread],
                  "t" + holders[thread],
                  moves[thread],
                  moves[thread] / 2));
        }
      }
      Collections.shuffle(waits, random);
      return waits;
    }

    /** Some threads give up, come back, or find themselves where they were; returns which. */
    Set<Long> goOn() {
      Set<Long> moved = new HashSet<>();
      for (int thread = 1; thread < holders.length; thread++) {
        if (random.nextInt(6) == 0) {
          moved.add((long) thread);
          moves[thread]++;
          if (random.nextBoolean()) {
            waitForAnyone(thread);
          }
        }
      }
      return moved;
    }

    /** A thread is in a cycle if its waits lead back to it. */
    Set<Long> threadsInCycles() {
      Set<Long> threads = new HashSet<>();
      for (int thread = 1; thread < holders.length; thread++) {
        if (leadsTo(holders[thread], thread)) {
          threads.add((long) thread);
        }
      }
      return threads;
    }

    long threadsBehind(Deadlock deadlock) {
      Set<Long> cycle = threadsOf(deadlock);
      long behind = 0;
      for (int thread = 1; thread < holders.length; thread++) {
        boolean isBehind = !cycle.contains((long) thread);
        behind += isBehind && leadsTo(holders[thread], deadlock.cycle().get(0).threadId()) ? 1 : 0;
      }
      return behind;
    }

    private boolean leadsTo(long start, long thread) {
      long at = start;
      for (int steps = 0; steps < holders.length && at != NOBODY; steps++) {
        if (at == thread) {
          return true;
        }
        at = holders[(int) at];
      }
      return false;
    }

    private void waitForAnyone(int thread) {
      long holder = random.nextInt(holders.length);
      holders[thread] = holder == thread ? NOBODY : holder;
      locks[thread] = random.nextInt(3);
    }
  }
}
