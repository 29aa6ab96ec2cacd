package io.guestbeat.heartbeat.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.appmonitor.AppStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * All interleavings of three processes, the lock, the host's flag and vSphere HA's clock, to a
 * depth. {@code -Dguestbeat.model.minutes=10} explores for as long as that, deeper and deeper.
 *
 * <p>Two of the processes are of applications of their own, the third is the first application,
 * started again. What must hold in each state is in {@link Machine#require}.
 */
class OwnershipModelTest {
  private static final int DEPTH = 8;

  @Test
  void everyInterleavingKeepsThePromises() {
    int minutes = Integer.getInteger("guestbeat.model.minutes", 0);
    if (minutes == 0) {
      assertThat(explore(DEPTH, Long.MAX_VALUE)).isGreaterThan(1_000);
      return;
    }
    long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    for (int depth = DEPTH; System.nanoTime() - end < 0; depth++) {
      System.out.println("depth " + depth + ": " + explore(depth, end) + " states");
    }
  }

  /** Explores all states that so many actions lead to; returns how many there are. */
  private static int explore(int depth, long end) {
    Set<String> seen = new HashSet<>();
    Deque<List<Action>> open = new ArrayDeque<>();
    open.add(List.of());
    while (!open.isEmpty() && (end == Long.MAX_VALUE || System.nanoTime() - end < 0)) {
      List<Action> path = open.poll();
      for (Action action : Action.values()) {
        Machine machine = Machine.after(path);
        if (!machine.isPossible(action)) {
          continue;
        }
        List<Action> longer = new ArrayList<>(path);
        longer.add(action);
        machine.take(action);
        machine.require(longer);
        if (longer.size() < depth && seen.add(machine.state())) {
          open.add(longer);
        }
      }
    }
    return seen.size();
  }

  /** What can happen, to one of the three processes or to the machine. */
  private enum Action {
    START_0,
    START_1,
    START_2,
    TURN_0,
    TURN_1,
    TURN_2,
    FAIL_0,
    FAIL_1,
    FAIL_2,
    RECOVER_0,
    RECOVER_1,
    RECOVER_2,
    STOP_0,
    STOP_1,
    STOP_2,
    KILL_0,
    KILL_1,
    KILL_2,
    PASS,
    MOVE;

    int process() {
      return ordinal() % 3;
    }

    boolean is(String kind) {
      return name().startsWith(kind);
    }
  }

  /** A process, as far as it takes part in the ownership. */
  private static final class App {
    final String name;
    Ownership ownership;
    SharedLock.View view;
    boolean isAlive;
    boolean isFailing;

    App(String name) {
      this.name = name;
    }
  }

  /** The virtual machine, its host and vSphere HA. */
  private static final class Machine {
    /** In intervals of the heartbeat, of which three are the 30 s of vSphere HA. */
    private static final int RED_AFTER = 3;

    private final SharedLock lock = new SharedLock();
    private final App[] processes = {new App("acme"), new App("shop"), new App("acme")};
    private int starts;
    private boolean isEnabled;
    private int sinceBeat;

    /** Whose death vSphere HA is to notice, and who enabled monitoring; null if nobody. */
    private String dead;

    private String enabler;
    private String broken;

    /** How many intervals passed in which a healthy process turned and nobody sent. */
    private int unwatched;

    static Machine after(List<Action> path) {
      Machine machine = new Machine();
      path.forEach(machine::take);
      return machine;
    }

    boolean isPossible(Action action) {
      if (action == Action.PASS || action == Action.MOVE) {
        return true;
      }
      App process = processes[action.process()];
      if (action.is("START")) {
        return !process.isAlive;
      }
      if (action.is("FAIL")) {
        return process.isAlive && !process.isFailing;
      }
      return process.isAlive && (!action.is("RECOVER") || process.isFailing);
    }

    void take(Action action) {
      if (action == Action.MOVE) {
        // A vMotion: the new host does not monitor until somebody enables it.
        isEnabled = false;
        sinceBeat = 0;
        dead = null;
        enabler = null;
        return;
      }
      if (action == Action.PASS) {
        pass();
        return;
      }
      App process = processes[action.process()];
      if (action.is("START")) {
        start(process);
      } else if (action.is("TURN")) {
        turn(process);
      } else if (action.is("FAIL")) {
        process.isFailing = true;
      } else if (action.is("RECOVER")) {
        process.isFailing = false;
      } else if (action.is("STOP")) {
        stop(process);
      } else {
        kill(process);
      }
    }

    private void start(App process) {
      starts++;
      Owner self = Owner.of("" + starts, process.name);
      process.view = lock.of(self);
      process.ownership = new Ownership(process.view, process.view, self);
      process.isAlive = true;
      process.isFailing = false;
    }

    /** As the engine does: claims, and then sends or withholds. */
    private void turn(App process) {
      if (!process.ownership.claim(this::status)) {
        return;
      }
      if (!isEnabled) {
        isEnabled = true;
        sinceBeat = 0;
        enabler = process.name;
      }
      if (process.isFailing) {
        return;
      }
      if (dead != null && !dead.equals(process.name)) {
        broken = process.name + " hides the death of " + dead;
      }
      dead = null;
      enabler = process.name;
      sinceBeat = 0;
    }

    private void stop(App process) {
      if (process.ownership.isOurs()) {
        if (isEnabled && !process.name.equals(enabler)) {
          broken = process.name + " disables what " + enabler + " has enabled";
        }
        isEnabled = false;
        dead = null;
        enabler = null;
        process.ownership.giveUp();
      }
      process.isAlive = false;
    }

    private void kill(App process) {
      if (process.ownership.isOurs() && isEnabled) {
        dead = process.name;
      }
      process.view.die();
      process.isAlive = false;
    }

    private void pass() {
      sinceBeat++;
      boolean isAnyoneAlive = false;
      boolean isAllHealthy = true;
      for (App process : processes) {
        if (process.isAlive) {
          isAnyoneAlive = true;
          isAllHealthy &= !process.isFailing;
          turn(process);
        }
      }
      boolean isWatched = isEnabled && sinceBeat == 0;
      boolean countsAsHealthy = isAnyoneAlive && isAllHealthy && dead == null;
      unwatched = countsAsHealthy && !isWatched ? unwatched + 1 : 0;
    }

    private AppStatus status() {
      if (!isEnabled) {
        return AppStatus.GRAY;
      }
      return sinceBeat >= RED_AFTER ? AppStatus.RED : AppStatus.GREEN;
    }

    void require(List<Action> path) {
      assertThat(broken).as("%s", path).isNull();
      long owners = 0;
      boolean isAnyoneFailing = false;
      for (App process : processes) {
        owners += process.isAlive && process.ownership.isOurs() ? 1 : 0;
        isAnyoneFailing |= process.isAlive && process.isFailing;
      }
      assertThat(owners).as("owners after %s", path).isLessThanOrEqualTo(1);
      assertThat(unwatched).as("intervals without a heartbeat after %s", path).isLessThan(2);
      boolean isRedForNothing =
          status() == AppStatus.RED && owners == 0 && dead == null && !isAnyoneFailing;
      assertThat(isRedForNothing).as("a clean end is no failure: %s", path).isFalse();
    }

    String state() {
      StringBuilder state = new StringBuilder();
      for (App process : processes) {
        state.append(process.isAlive).append(process.isFailing);
        if (process.isAlive) {
          state
              .append(process.ownership.isOurs())
              .append(process.ownership.hasOtherDied())
              .append(process.ownership.other().map(Owner::name).orElse("-"));
        }
      }
      return state
          .append(lock.holder().map(Owner::name).orElse("-"))
          .append(lock.state().replaceAll("process \\d+", ""))
          .append(isEnabled)
          .append(Math.min(sinceBeat, RED_AFTER))
          .append(dead)
          .append(enabler)
          .append(unwatched)
          .toString();
    }
  }
}
