package io.guestbeat.host.vmware;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import java.time.Duration;
import java.util.List;

/**
 * The application monitor through the Guest SDK's own library. Safe between threads: one thread of
 * its own makes all native calls. For the carrier only: in an application's JVM the library may end
 * the process.
 */
final class VmwareAppMonitor implements AppMonitor, AutoCloseable {
  private final NativeThread thread;
  private final List<String> fileNames;

  /** Written once, by the native thread, and touched on that thread only. */
  private volatile LibraryAppMonitor loaded;

  /** Loads nothing yet and starts no thread. */
  VmwareAppMonitor(Duration deadline, List<String> fileNames) {
    this.fileNames = fileNames;
    thread =
        new NativeThread(
            deadline, (why, cause) -> new AppMonitorException(AppMonitorError.OTHER, why, cause));
  }

  /**
   * Loads the library unless it is loaded; asks nothing of the host. To be called first, and again
   * until it succeeds.
   *
   * @return this
   * @throws AppMonitorException if none can be used, naming each file tried and why it failed
   */
  VmwareAppMonitor open() {
    thread.run("application monitor", this::load);
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
  private void load() {
    if (loaded != null) {
      return;
    }
    try {
      // Each of its calls asks by itself whether it may be made.
      loaded = new LibraryAppMonitor(new VmGuestAppMonitorLib(SharedLibrary.firstOf(fileNames)));
    } catch (LinkageError e) {
      throw new AppMonitorException(
          AppMonitorError.NOT_SUPPORTED, "VMware's application monitor: " + e.getMessage(), e);
    }
  }

  private AppMonitor monitor() {
    AppMonitor known = loaded;
    if (known == null) {
      throw new AppMonitorException(
          AppMonitorError.NOT_SUPPORTED, "VMware's application monitor: it has not been opened");
    }
    return known;
  }
}
