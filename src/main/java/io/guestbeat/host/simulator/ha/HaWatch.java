package io.guestbeat.host.simulator.ha;

import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.host.simulator.vm.VmModel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The HA clock: what the cluster decides, as a function of the time it is given. Overdue decisions
 * are made in their order and at the time they were due, however late anybody asks. Not safe
 * between threads.
 */
public final class HaWatch {
  /** What nobody in the VM asked for. */
  private static final Optional<String> NOBODY = Optional.empty();

  private final HaSettings settings;
  private final VmModel vm;
  private final Consumer<HaEvent> events;
  private final HeartbeatRecord heartbeats = new HeartbeatRecord();
  private final ResetWindow resets;

  private AppStatus status = AppStatus.GRAY;

  /** When the status turns red, or red turns into a reset. */
  private Duration due = ResetWindow.NEVER;

  /** When the reset that the application asked for happens. */
  private Duration pendingDue = ResetWindow.NEVER;

  public HaWatch(HaSettings settings, VmModel vm, Consumer<HaEvent> events) {
    this.settings = settings;
    this.vm = vm;
    this.events = events;
    this.resets = new ResetWindow(settings.sensitivity());
  }

  public void advanceTo(Duration now) {
    while (isDue(due, now) || isDue(pendingDue, now)) {
      if (pendingDue.compareTo(due) <= 0) {
        decidePending(pendingDue);
      } else if (status == AppStatus.GREEN) {
        turnRed(due);
      } else {
        decideRed(due);
      }
    }
  }

  /**
   * Returns whether the cluster does what was asked. Enabling again changes nothing: only a
   * heartbeat keeps the status green, or makes red green.
   */
  public boolean enable(Duration now, Optional<String> by) {
    if (!settings.hasApplicationMonitoring()) {
      return false;
    }
    if (status == AppStatus.GRAY) {
      record(HaEvent.Type.ENABLED, now, by);
      heartbeats.expectFrom(now);
      turnGreen(now, by);
    }
    return true;
  }

  public void disable(Duration now, Optional<String> by) {
    if (status != AppStatus.GRAY) {
      record(HaEvent.Type.DISABLED, now, by);
      turnGray(now, by);
    }
  }

  /** Returns whether anybody waits for a heartbeat. */
  public boolean markActive(Duration now, Optional<String> by) {
    if (status == AppStatus.GRAY) {
      return false;
    }
    heartbeats.beat(now);
    turnGreen(now, by);
    return true;
  }

  /** Returns whether the cluster does what was asked. */
  public boolean post(AppState state, Duration now, Optional<String> by) {
    if (!settings.hasApplicationMonitoring()) {
      return false;
    }
    if (state == AppState.OK) {
      withdraw(now, by);
    } else if (!hasPendingReset()) {
      pendingDue = now.plus(settings.pendingResetDelay());
      record(HaEvent.Type.RESET_PENDING, now, by);
    }
    return true;
  }

  /** The VM's session has ended, and with it what its host knew. */
  public void forget(Duration now) {
    withdraw(now, NOBODY);
    turnGray(now, NOBODY);
  }

  /** The VM was moved, or powered off and on by somebody else. */
  public void clearResetCount(Duration now) {
    if (resets.counted(now) > 0) {
      record(HaEvent.Type.RESET_COUNT_CLEARED, now, NOBODY);
    }
    resets.clear();
  }

  private void turnGreen(Duration now, Optional<String> by) {
    due = now.plus(settings.heartbeatDeadline());
    turn(AppStatus.GREEN, HaEvent.Type.GREEN, now, by);
  }

  private void turnRed(Duration now) {
    due = now.plus(settings.sensitivity().failureInterval());
    turn(AppStatus.RED, HaEvent.Type.RED, now, NOBODY);
  }

  private void turnGray(Duration now, Optional<String> by) {
    due = ResetWindow.NEVER;
    turn(AppStatus.GRAY, HaEvent.Type.GRAY, now, by);
  }

  private void turn(AppStatus next, HaEvent.Type event, Duration now, Optional<String> by) {
    if (status != next) {
      status = next;
      record(event, now, by);
    }
  }

  private void withdraw(Duration now, Optional<String> by) {
    if (hasPendingReset()) {
      pendingDue = ResetWindow.NEVER;
      record(HaEvent.Type.RESET_WITHDRAWN, now, by);
    }
  }

  /** A reset that may not happen is dropped: the application can ask again. */
  private void decidePending(Duration now) {
    pendingDue = ResetWindow.NEVER;
    tryReset(now);
  }

  /** A reset that may not happen yet is tried again as soon as it may, while the status is red. */
  private void decideRed(Duration now) {
    due = allowedFrom();
    tryReset(now);
  }

  private void tryReset(Duration now) {
    if (resets.allowedFrom().compareTo(now) > 0) {
      record(HaEvent.Type.RESET_SKIPPED_LIMIT, now, NOBODY);
    } else if (uptimeReachedAt().compareTo(now) > 0) {
      record(HaEvent.Type.RESET_SKIPPED_MINIMUM_UPTIME, now, NOBODY);
    } else {
      reset(now);
    }
  }

  private void reset(Duration now) {
    pendingDue = ResetWindow.NEVER;
    resets.spend(now);
    record(HaEvent.Type.RESET, now, NOBODY);
    vm.powerCycle(now);
    turnGray(now, NOBODY);
  }

  private Duration allowedFrom() {
    return later(resets.allowedFrom(), uptimeReachedAt());
  }

  private Duration uptimeReachedAt() {
    return vm.poweredOnAt().plus(settings.sensitivity().minimumUptime());
  }

  private void record(HaEvent.Type type, Duration now, Optional<String> by) {
    events.accept(new HaEvent(type, now, by));
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static boolean isDue(Duration moment, Duration now) {
    return moment.compareTo(now) <= 0;
  }

  /**
   * Returns when the VM will be reset if nothing happens before; a pending reset is tried only
   * once.
   */
  public Optional<Duration> resetDue() {
    Duration fromRed = status == AppStatus.RED ? later(due, allowedFrom()) : ResetWindow.NEVER;
    Duration asked = isDue(allowedFrom(), pendingDue) ? pendingDue : ResetWindow.NEVER;
    Duration first = asked.compareTo(fromRed) < 0 ? asked : fromRed;
    return first.equals(ResetWindow.NEVER) ? Optional.empty() : Optional.of(first);
  }

  public AppStatus status() {
    return status;
  }

  public boolean hasPendingReset() {
    return !pendingDue.equals(ResetWindow.NEVER);
  }

  public HeartbeatRecord heartbeats() {
    return heartbeats;
  }

  public ResetWindow resets() {
    return resets;
  }
}
