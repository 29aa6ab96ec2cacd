package io.guestbeat.host.vmware;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import java.time.Duration;

/**
 * The application monitor through VMware's own libraries. Safe between threads: one thread of its
 * own makes all native calls, so that no call for statistics can hold up a heartbeat.
 */
public final class VmwareAppMonitor implements AppMonitor, AutoCloseable {
  /** How long a call may take. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(2);

  private final NativeThread thread =
      new NativeThread(
          DEFAULT_DEADLINE,
          (why, cause) -> new AppMonitorException(AppMonitorError.OTHER, why, cause));

  /** Written once, by the native thread, and its monitor is touched on that thread only. */
  private volatile LoadedMonitor loaded;

  /** Loads nothing yet and starts no thread. */
  public VmwareAppMonitor() {}

  /**
   * Loads a library unless one is loaded, and makes sure that it can be used on this machine; asks
   * nothing of the host. To be called first, and again until it succeeds.
   *
   * @return this
   * @throws AppMonitorException if none can be used, naming each file tried and why it failed
   */
  public VmwareAppMonitor open() {
    thread.run("application monitor", this::loadAndAsk);
    return this;
  }

  @Override
  public void enable() {
    thread.run("Enable", () -> monitor().enable());
  }

  @Override
  public void disable() {
    thread.run("Disable", () -> monitor().disable());
  }

  @Override
  public boolean isEnabled() {
    return thread.call("IsEnabled", () -> monitor().isEnabled());
  }

  @Override
  public void markActive() {
    thread.run("MarkActive", () -> monitor().markActive());
  }

  @Override
  public AppStatus getAppStatus() {
    return thread.call("GetAppStatus", () -> monitor().getAppStatus());
  }

  @Override
  public void postAppState(AppState state) {
    thread.run("PostAppState", () -> monitor().postAppState(state));
  }

  /** Ends the thread; asks nothing of the host. */
  @Override
  public void close() {
    thread.close();
  }

  /** Loads and binds once, as {@link VmwareGuestLibrary} does and for its reason. */
  private void loadAndAsk() {
    if (loaded == null) {
      loaded = LoadedMonitor.load();
    }
    loaded.requireUsable();
  }

  private AppMonitor monitor() {
    LoadedMonitor known = loaded;
    if (known == null) {
      throw new AppMonitorException(
          AppMonitorError.NOT_SUPPORTED, "VMware's application monitor: it has not been opened");
    }
    return known.monitor;
  }
}
