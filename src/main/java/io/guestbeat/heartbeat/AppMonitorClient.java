package io.guestbeat.heartbeat;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The one place through which this process deals with its application monitor: calls go one at a
 * time, and what is known afterwards is remembered. Safe between threads; {@link #state()} never
 * waits for the host. Every other method does, in turn: for a few calls, each with the host's
 * deadline.
 */
final class AppMonitorClient {
  private final AppMonitor monitor;
  private final HeartbeatCounters figures;

  /** Fair, so that no crowd of orders keeps a heartbeat waiting. */
  private final ReentrantLock oneCall = new ReentrantLock(true);

  /** Whether the host was found not to monitor, though it was asked to. */
  private volatile boolean isUnmonitored;

  /** Whether monitoring must not be enabled any more. */
  private volatile boolean isSealed;

  AppMonitorClient(AppMonitor monitor, LongSupplier nanoClock) {
    this.monitor = Objects.requireNonNull(monitor, "monitor");
    this.figures = new HeartbeatCounters(nanoClock);
  }

  /** Enables monitoring; throws {@link AppMonitorException} with the reason. */
  void enable() {
    order(this::enableNow);
  }

  /**
   * Disables monitoring; throws {@link AppMonitorException} with the reason. One call and no more,
   * as the end of a JVM waits for it.
   */
  void disable() {
    oneCall.lock();
    try {
      disableNow();
    } finally {
      oneCall.unlock();
    }
  }

  /**
   * As {@link #disable()}, and nothing enables monitoring or sends a heartbeat from now on, whether
   * this succeeds or not.
   */
  void disableForGood() {
    // Before the turn comes: a heartbeat under way makes no further call to a host that hangs.
    isSealed = true;
    oneCall.lock();
    try {
      disableNow();
    } finally {
      oneCall.unlock();
    }
  }

  /** Lets nothing enable monitoring or send a heartbeat from now on. Waits for nothing. */
  void seal() {
    isSealed = true;
  }

  /** Asks the host what it makes of the application; unknown if it does not answer. */
  AppStatus askStatus() {
    oneCall.lock();
    try {
      return statusOrUnknown();
    } finally {
      oneCall.unlock();
    }
  }

  private void disableNow() {
    try {
      monitor.disable();
      figures.ordered(null);
      figures.answered(false, AppStatus.GRAY, null);
      figures.silence();
    } catch (AppMonitorException e) {
      figures.ordered(e.getMessage());
      throw e;
    }
  }

  /**
   * Returns whether the host has ever answered: if not, there is nothing that would have to be
   * disabled.
   */
  boolean hasReachedHost() {
    return figures.hasReachedHost();
  }

  /** Sends one heartbeat; throws {@link AppMonitorException} with the reason. */
  void markActive() {
    order(
        () -> {
          try {
            mark();
          } catch (AppMonitorException e) {
            figures.failed();
            throw e;
          }
        });
  }

  /** Posts the application's state; throws {@link AppMonitorException} with the reason. */
  void postAppState(AppState state) {
    order(
        () -> {
          monitor.postAppState(state);
          figures.posted(state);
        });
  }

  /** Asks the host whether it watches and what it makes of the application; never throws. */
  void refresh() {
    oneCall.lock();
    try {
      learn();
    } finally {
      oneCall.unlock();
    }
  }

  /**
   * Sends one heartbeat after the guide's flow: asks for the status, enables monitoring where it is
   * off or has taken the application for failed, and only then marks it active. As a rule that is
   * two calls, so that even a host that is slow with each gets its heartbeats. Never throws.
   */
  Beat beat() {
    oneCall.lock();
    try {
      AppStatus found = statusOrUnknown();
      try {
        boolean enabledHere = enableAndMark(found);
        noteWatch(false, found);
        figures.ordered(null);
        figures.answered(true, AppStatus.GREEN, null);
        return Beat.sent(found, enabledHere);
      } catch (AppMonitorException e) {
        noteWatch(found == AppStatus.GRAY && isRefusal(e), found);
        figures.failed();
        figures.ordered(e.getMessage());
        figures.answered(
            enabledAt(found), found, found == AppStatus.UNKNOWN ? e.getMessage() : null);
        return Beat.failed(found, e);
      }
    } finally {
      oneCall.unlock();
    }
  }

  /**
   * Makes sure that the host still watches, and would reset, while heartbeats are withheld: a VM
   * that moves is watched no longer. Never throws.
   *
   * @return whether monitoring was off and has been enabled
   */
  boolean keepWatched() {
    oneCall.lock();
    try {
      figures.silence();
      return findWatch();
    } finally {
      oneCall.unlock();
    }
  }

  /**
   * Returns whether vSphere HA monitors the application, as far as is known: false only if it was
   * off and stayed off though it was to be enabled. Never throws.
   *
   * @param asks whether to ask the host first, and to enable monitoring where it is off
   */
  boolean isMonitored(boolean asks) {
    if (asks) {
      oneCall.lock();
      try {
        findWatch();
      } finally {
        oneCall.unlock();
      }
    }
    return !isUnmonitored;
  }

  private boolean findWatch() {
    AppStatus found = AppStatus.UNKNOWN;
    try {
      found = statusOrUnknown();
      figures.answered(
          enabledAt(found), found, found == AppStatus.UNKNOWN ? "the host cannot be asked" : null);
      noteWatch(false, found);
      if (found != AppStatus.GRAY) {
        return false;
      }
      enableNow();
      learn();
      noteWatch(figures.state().status() == AppStatus.GRAY, figures.state().status());
      return !isUnmonitored;
    } catch (AppMonitorException e) {
      noteWatch(isRefusal(e), found);
      figures.ordered(e.getMessage());
      return false;
    }
  }

  /** A host that cannot be asked says nothing new of whether it monitors. */
  private void noteWatch(boolean isOffThoughEnabled, AppStatus found) {
    if (isOffThoughEnabled) {
      isUnmonitored = true;
    } else if (found == AppStatus.GREEN || found == AppStatus.RED) {
      isUnmonitored = false;
    }
  }

  /** Returns whether the host has answered, with no. */
  private static boolean isRefusal(AppMonitorException e) {
    return e.error() == AppMonitorError.OTHER || e.error() == AppMonitorError.NOT_SUPPORTED;
  }

  /** Returns what is known now. */
  HeartbeatState state() {
    return figures.state();
  }

  /** Returns whether monitoring had to be enabled. */
  private boolean enableAndMark(AppStatus found) {
    if (found != AppStatus.GRAY && found != AppStatus.RED) {
      try {
        mark();
        return false;
      } catch (AppMonitorException e) {
        // It may have been switched off since the host was asked, or the host did not say.
        if (e.error() != AppMonitorError.OTHER) {
          throw e;
        }
      }
    }
    enableNow();
    figures.reached();
    mark();
    return true;
  }

  private void enableNow() {
    requireNotSealed();
    monitor.enable();
  }

  private void mark() {
    requireNotSealed();
    monitor.markActive();
    figures.beat();
  }

  private void requireNotSealed() {
    if (isSealed) {
      throw new AppMonitorException(
          AppMonitorError.NOT_ENABLED, "not sent, because the JVM is ending");
    }
  }

  /** Returns whether the host watches, as its status tells; null if it does not tell. */
  private static Boolean enabledAt(AppStatus status) {
    return status == AppStatus.UNKNOWN ? null : status != AppStatus.GRAY;
  }

  private AppStatus statusOrUnknown() {
    try {
      return monitor.getAppStatus();
    } catch (AppMonitorException e) {
      return AppStatus.UNKNOWN;
    }
  }

  /** Makes the call, then asks the host what has come of it. */
  private void order(Runnable call) {
    oneCall.lock();
    try {
      try {
        call.run();
        figures.reached();
        figures.ordered(null);
      } catch (AppMonitorException e) {
        figures.ordered(e.getMessage());
        throw e;
      } finally {
        learn();
      }
    } finally {
      oneCall.unlock();
    }
  }

  private void learn() {
    try {
      boolean isEnabled = monitor.isEnabled();
      figures.answered(isEnabled, monitor.getAppStatus(), null);
    } catch (AppMonitorException e) {
      figures.answered(null, AppStatus.UNKNOWN, e.getMessage());
    }
  }
}
