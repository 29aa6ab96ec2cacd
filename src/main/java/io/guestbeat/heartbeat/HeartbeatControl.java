package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * The one place through which this process deals with its application monitor: calls go one at a
 * time, and what is known afterwards is remembered. Safe between threads; {@link #state()} never
 * waits for the host. Every other method does, in turn: for up to three calls, each with the host's
 * deadline.
 */
public final class HeartbeatControl {
  private final AppMonitor monitor;
  private final LongSupplier nanoClock;
  private final Object oneCall = new Object();
  private final Object known = new Object();

  private Boolean enabled;
  private AppStatus status = AppStatus.UNKNOWN;
  private AppState appState;
  private long sent;
  private long failed;
  private long lastSentNanos;

  /** Whether the last heartbeat is to be followed by another. */
  private boolean beating;

  private long lastGapNanos;
  private boolean hasGap;
  private long longestGapNanos;
  private String contactError;
  private String orderError;

  public HeartbeatControl(AppMonitor monitor) {
    this(monitor, System::nanoTime);
  }

  public HeartbeatControl(AppMonitor monitor, LongSupplier nanoClock) {
    this.monitor = Objects.requireNonNull(monitor, "monitor");
    this.nanoClock = Objects.requireNonNull(nanoClock, "nanoClock");
  }

  /** Enables monitoring; throws {@link AppMonitorException} with the reason. */
  public void enable() {
    order(monitor::enable);
  }

  /** Disables monitoring; throws {@link AppMonitorException} with the reason. */
  public void disable() {
    order(monitor::disable);
    silence();
  }

  /** Sends one heartbeat; throws {@link AppMonitorException} with the reason. */
  public void markActive() {
    order(
        () -> {
          try {
            markActiveOnce();
          } catch (AppMonitorException e) {
            countFailed();
            throw e;
          }
        });
  }

  /** Posts the application's state; throws {@link AppMonitorException} with the reason. */
  public void postAppState(AppState state) {
    order(
        () -> {
          monitor.postAppState(state);
          synchronized (known) {
            appState = state;
          }
        });
  }

  /**
   * Sends one heartbeat after the guide's flow: asks for the status, enables monitoring where it is
   * off or has taken the application for failed, and only then marks it active. Never throws.
   */
  BeatOutcome beat() {
    synchronized (oneCall) {
      AppStatus found = foundStatus();
      boolean enabledHere;
      try {
        enabledHere = enableAndMark(found);
      } catch (AppMonitorException e) {
        BeatOutcome outcome = BeatOutcome.failed(found, e);
        countFailed();
        noteOrder(e.getMessage());
        if (outcome.isOutOfReach()) {
          noteUnknown(e.getMessage());
        } else {
          learn();
        }
        return outcome;
      }
      noteOrder(null);
      learn();
      return BeatOutcome.sent(found, enabledHere);
    }
  }

  /**
   * Makes sure that the host still watches, and would reset, while heartbeats are withheld: a VM
   * that moves is watched no longer. Never throws.
   *
   * @return whether monitoring was off and has been enabled
   */
  boolean keepWatched() {
    synchronized (oneCall) {
      silence();
      if (foundStatus() != AppStatus.GRAY) {
        learn();
        return false;
      }
      try {
        monitor.enable();
        return true;
      } catch (AppMonitorException e) {
        noteOrder(e.getMessage());
        return false;
      } finally {
        learn();
      }
    }
  }

  /** Asks the host whether it watches and what it makes of the application; never throws. */
  public void refresh() {
    synchronized (oneCall) {
      learn();
    }
  }

  /** What is known now. */
  public HeartbeatState state() {
    synchronized (known) {
      return new HeartbeatState(
          enabled,
          status,
          appState,
          sent,
          failed,
          sinceLast(),
          hasGap ? Duration.ofNanos(lastGapNanos) : null,
          longestGap(),
          lastError());
    }
  }

  /** Whether monitoring had to be enabled. */
  private boolean enableAndMark(AppStatus found) {
    boolean isOff = found == AppStatus.GRAY || found == AppStatus.RED;
    if (!isOff) {
      try {
        markActiveOnce();
        return false;
      } catch (AppMonitorException e) {
        // It may have been switched off since it was asked, or it did not say.
        if (e.error() != AppMonitorError.OTHER) {
          throw e;
        }
      }
    }
    monitor.enable();
    markActiveOnce();
    return true;
  }

  /** Silence is meant from here on: it is no gap. */
  private void silence() {
    synchronized (known) {
      beating = false;
    }
  }

  private AppStatus foundStatus() {
    try {
      return monitor.getAppStatus();
    } catch (AppMonitorException e) {
      return AppStatus.UNKNOWN;
    }
  }

  private void markActiveOnce() {
    monitor.markActive();
    synchronized (known) {
      long now = nanoClock.getAsLong();
      if (beating) {
        lastGapNanos = now - lastSentNanos;
        hasGap = true;
        longestGapNanos = Math.max(longestGapNanos, lastGapNanos);
      }
      sent++;
      lastSentNanos = now;
      beating = true;
    }
  }

  /** Makes the call, then asks the host what has come of it. */
  private void order(Runnable call) {
    synchronized (oneCall) {
      try {
        call.run();
      } catch (AppMonitorException e) {
        noteOrder(e.getMessage());
        learn();
        throw e;
      }
      noteOrder(null);
      learn();
    }
  }

  private void learn() {
    Boolean nowEnabled = null;
    AppStatus nowStatus = AppStatus.UNKNOWN;
    String error = null;
    try {
      nowEnabled = monitor.isEnabled();
      nowStatus = monitor.getAppStatus();
    } catch (AppMonitorException e) {
      error = e.getMessage();
    }
    note(nowEnabled, nowStatus, error);
  }

  private void noteUnknown(String error) {
    note(null, AppStatus.UNKNOWN, error);
  }

  private void note(Boolean nowEnabled, AppStatus nowStatus, String error) {
    synchronized (known) {
      enabled = nowEnabled;
      status = nowStatus;
      contactError = error;
    }
  }

  private void countFailed() {
    synchronized (known) {
      failed++;
    }
  }

  private void noteOrder(String error) {
    synchronized (known) {
      orderError = error;
    }
  }

  private String lastError() {
    return contactError != null ? contactError : orderError;
  }

  private Duration sinceLast() {
    return sent == 0 ? null : Duration.ofNanos(nanoClock.getAsLong() - lastSentNanos);
  }

  private Duration longestGap() {
    if (sent == 0) {
      return null;
    }
    long open = beating ? nanoClock.getAsLong() - lastSentNanos : 0;
    return Duration.ofNanos(Math.max(longestGapNanos, open));
  }
}
