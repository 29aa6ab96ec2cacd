package io.guestbeat.host.simulator;

import io.guestbeat.guest.Snapshot;
import io.guestbeat.host.simulator.vm.Allocation;
import io.guestbeat.host.simulator.vm.CpuAccount;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.host.simulator.vm.StatisticSources;
import io.guestbeat.host.simulator.vm.VmReading;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The simulated virtual machine: what its host does to it, and the truth about it. What is set
 * takes effect at once; memory then moves to its target at a plausible rate. Safe between threads.
 */
public final class SimulatedVm {
  private final SimulationCore world;
  private final Runnable onSessionEnd;

  /** What guests are told until {@link #unfreeze()}; null while they are told the truth. */
  private volatile VmReading frozen;

  /**
   * The machine of this world.
   *
   * @param onSessionEnd ends every connection to the host: no vSocket outlives a session
   */
  SimulatedVm(SimulationCore world, Runnable onSessionEnd) {
    this.world = world;
    this.onSessionEnd = onSessionEnd;
  }

  /** Returns what the host would answer a guest now. */
  public Snapshot snapshot() {
    return StatisticSources.snapshotOf(reading());
  }

  /** Returns the truth about CPU time since the simulation began, over all sessions. */
  public CpuAccount account() {
    return world.get(now -> world.vm().cpu().accountAt(now));
  }

  /** Returns the number of virtual CPUs now. */
  public int vcpus() {
    return world.get(now -> world.vm().cpu().vcpus());
  }

  /**
   * Sets how busy the guest is.
   *
   * @param share of each virtual CPU that it wants, 0 to 1
   */
  public void setLoad(double share) {
    requireShare("load", share);
    change(
        now -> {
          world.vm().cpu().setLoad(share, now);
          world.vm().memory().setLoad(share, now);
        });
  }

  /**
   * Sets by how much the load wanders from second to second; 0.1 to begin with.
   *
   * @param share of the load, up and down, 0 to 1; 0 makes it steady
   */
  public void setLoadVariation(double share) {
    requireShare("load variation", share);
    change(now -> world.vm().cpu().setVariation(share, now));
  }

  /**
   * Sets how short the host is of CPU. A reservation protects from it.
   *
   * @param share of the wanted CPU time that is stolen, 0 to 1
   */
  public void setContention(double share) {
    requireShare("contention", share);
    change(now -> world.vm().cpu().setContention(share, now));
  }

  /** Sets CPU reservation and limit in MHz, and shares. */
  public void setCpu(Allocation allocation) {
    change(now -> world.vm().cpu().setAllocation(allocation, now));
  }

  /** Sets memory reservation and limit in MB, and shares. */
  public void setMemory(Allocation allocation) {
    change(now -> world.vm().memory().setAllocation(allocation, now));
  }

  /** Sets what the host wants to take through the balloon; it takes no more than it may. */
  public void setBalloonTargetMb(long mb) {
    requireNotNegative("balloon target", mb);
    change(now -> world.vm().memory().askForBalloon(mb, now));
  }

  /** Sets what the host wants to swap out; it swaps no more than the reservation leaves. */
  public void setSwapTargetMb(long mb) {
    requireNotNegative("swap target", mb);
    change(now -> world.vm().memory().askForSwap(mb, now));
  }

  /**
   * Plugs virtual CPUs in while the VM runs, or out; the session goes on.
   *
   * @param count from 1 to the cores of the host
   */
  public void hotPlugVcpus(int count) {
    change(now -> world.vm().plugVcpus(count, now));
  }

  /**
   * Moves the VM to a host of the same kind: a new session, its application is not watched, and HA
   * forgets the resets that it has counted.
   */
  public void vMotion() {
    endHaCount(now -> world.vm().moveTo(world.vm().host(), now));
  }

  /**
   * Moves the VM to another kind of host.
   *
   * @throws IllegalArgumentException if the VM has more virtual CPUs than it has cores
   */
  public void vMotion(HostProfile host) {
    endHaCount(now -> world.vm().moveTo(host, now));
  }

  /** Suspends the VM now; its new session begins, and its counters move, once the span is over. */
  public void suspendAndResume(Duration span) {
    requireNotNegative("suspended nanoseconds", span.toNanos());
    endSession(now -> world.vm().suspend(now, span));
  }

  /** Takes the VM back to a snapshot, which ends the session. */
  public void revertToSnapshot() {
    endSession(now -> world.vm().beginSession(now));
  }

  /**
   * Powers the VM off and on, as an administrator would; HA does not count it, and forgets the
   * resets that it has counted.
   */
  public void powerCycle() {
    endHaCount(now -> world.vm().powerCycle(now));
  }

  /**
   * Makes the host answer every guest with the values of this moment, so that two readers can be
   * compared. The VM and HA go on unseen.
   */
  public void freeze() {
    frozen = world.get(world.vm()::readingAt);
  }

  /** Lets guests see the VM as it is again. */
  public void unfreeze() {
    frozen = null;
  }

  VmReading reading() {
    VmReading still = frozen;
    return still != null ? still : world.get(world.vm()::readingAt);
  }

  private void endHaCount(Consumer<Duration> event) {
    endSession(
        now -> {
          event.accept(now);
          world.ha().clearResetCount(now);
        });
  }

  private void endSession(Consumer<Duration> event) {
    change(
        now -> {
          event.accept(now);
          world.ha().forget(now);
        });
    onSessionEnd.run();
  }

  private void change(Consumer<Duration> change) {
    world.run(change);
  }

  private static void requireShare(String what, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(what + " " + share + ": accepted is 0 to 1");
    }
  }

  private static void requireNotNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " " + value + ": accepted is 0 or more");
    }
  }
}
