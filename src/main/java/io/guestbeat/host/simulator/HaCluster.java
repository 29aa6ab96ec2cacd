package io.guestbeat.host.simulator;

import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.host.simulator.ha.HaEvent;
import io.guestbeat.host.simulator.ha.HaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The simulated vSphere HA cluster. Times count from the start of the simulation. Safe between
 * threads.
 */
public final class HaCluster {
  private final SimulationCore world;
  private final HaSettings settings;

  HaCluster(SimulationCore world, HaSettings settings) {
    this.world = world;
    this.settings = settings;
  }

  /** Returns how the cluster is set up. */
  public HaSettings settings() {
    return settings;
  }

  /** Returns what the cluster makes of the application now. */
  public AppStatus status() {
    return world.get(now -> world.ha().status());
  }

  /** Returns whether the application is watched now. */
  public boolean isEnabled() {
    return status() != AppStatus.GRAY;
  }

  /** Returns whether a reset that the application asked for is still to come. */
  public boolean hasPendingReset() {
    return world.get(now -> world.ha().hasPendingReset());
  }

  /** Returns when the VM will be reset if nothing happens before; empty if it will not. */
  public Optional<Duration> resetDue() {
    return world.get(now -> world.ha().resetDue());
  }

  /** Switches the watch off, as another program in the VM would. */
  public void disable() {
    disable(Optional.empty());
  }

  void disable(Optional<String> by) {
    world.run(now -> world.ha().disable(now, by));
  }

  /**
   * Returns how many resets count now against the most that the VM may have: those in the window
   * since it was last powered on by somebody else, or moved.
   */
  public int countedResets() {
    return world.get(now -> world.ha().resets().counted(now));
  }

  /** Returns how many times HA has reset the VM in all. */
  public int resets() {
    return world.get(now -> world.ha().resets().spent());
  }

  /** Returns what has happened, oldest first; the latest 10,000 events. */
  public List<HaEvent> events() {
    return world.get(now -> world.log().events());
  }

  /** Returns when the accepted heartbeats came, oldest first; the latest 100,000. */
  public List<Duration> heartbeats() {
    return world.get(now -> world.ha().heartbeats().times());
  }

  /** Returns how many heartbeats were accepted. */
  public long heartbeatCount() {
    return world.get(now -> world.ha().heartbeats().count());
  }

  /** Returns the longest wait for a heartbeat that came, from the one before or from the enable. */
  public Duration longestHeartbeatGap() {
    return world.get(now -> world.ha().heartbeats().longestGap());
  }

  /**
   * Calls {@code listener} at each event from now on, on the thread that noticed it. It may call
   * the simulator. What it throws goes to that thread's uncaught exception handler; the simulation
   * goes on, and so does the listener.
   */
  public void addListener(Consumer<HaEvent> listener) {
    world.log().addListener(listener);
  }

  boolean enable(Optional<String> by) {
    return world.get(now -> world.ha().enable(now, by));
  }

  boolean markActive(Optional<String> by) {
    return world.get(now -> world.ha().markActive(now, by));
  }

  boolean post(AppState state, Optional<String> by) {
    return world.get(now -> world.ha().post(state, now, by));
  }
}
