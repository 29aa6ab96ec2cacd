package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitor;
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
    synchronized (known) {
      // Silence is meant from here on: it is no gap.
      beating = false;
    }
  }

  /** Sends one heartbeat; throws {@link AppMonitorException} with the reason. */
  public void markActive() {
    order(this::beat);
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
          enabled, status, appState, sent, failed, sinceLast(), longestGap(), lastError());
    }
  }

  private void beat() {
    try {
      monitor.markActive();
    } catch (AppMonitorException e) {
      synchronized (known) {
        failed++;
      }
      throw e;
    }
    synchronized (known) {
      long now = nanoClock.getAsLong();
      if (beating) {
        longestGapNanos = Math.max(longestGapNanos, now - lastSentNanos);
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
    synchronized (known) {
      enabled = nowEnabled;
      status = nowStatus;
      contactError = error;
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
