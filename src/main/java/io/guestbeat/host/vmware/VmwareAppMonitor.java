package io.guestbeat.host.vmware;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.appmonitor.CommandAppMonitor;
import java.time.Duration;

/**
 * The application monitor through VMware's own libraries: by the application monitor library where
 * it is installed, else by the RPC channel of open-vm-tools' {@code libvmtools}. Safe between
 * threads: one thread of its own makes all native calls, so that no call for statistics can hold up
 * a heartbeat.
 */
public final class VmwareAppMonitor implements AppMonitor, AutoCloseable {
  /** How long a call may take unless something else is asked for. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(2);

  private final NativeThread thread;
  private final Loaded loaded;

  private VmwareAppMonitor(NativeThread thread, Loaded loaded) {
    this.thread = thread;
    this.loaded = loaded;
  }

  /** Opens the library with the {@link #DEFAULT_DEADLINE}. */
  public static VmwareAppMonitor open() {
    return open(DEFAULT_DEADLINE);
  }

  /**
   * Loads a library; asks nothing of the host yet.
   *
   * @param deadline of each call
   * @throws AppMonitorException if none can be used, naming each file tried and why it failed
   */
  public static VmwareAppMonitor open(Duration deadline) {
    NativeThread thread =
        new NativeThread(
            deadline, (why, cause) -> new AppMonitorException(AppMonitorError.OTHER, why, cause));
    try {
      return new VmwareAppMonitor(thread, thread.call("application monitor", Loaded::load));
    } catch (AppMonitorException e) {
      thread.close();
      throw e;
    }
  }

  /** Which library it is, for people. */
  public String description() {
    return "VMware's application monitor through " + loaded.fileName;
  }

  @Override
  public void enable() {
    thread.run("Enable", loaded.monitor::enable);
  }

  @Override
  public void disable() {
    thread.run("Disable", loaded.monitor::disable);
  }

  @Override
  public boolean isEnabled() {
    return thread.call("IsEnabled", loaded.monitor::isEnabled);
  }

  @Override
  public void markActive() {
    thread.run("MarkActive", loaded.monitor::markActive);
  }

  @Override
  public AppStatus getAppStatus() {
    return thread.call("GetAppStatus", loaded.monitor::getAppStatus);
  }

  @Override
  public void postAppState(AppState state) {
    thread.run("PostAppState", () -> loaded.monitor.postAppState(state));
  }

  /** Ends the thread; asks nothing of the host. */
  @Override
  public void close() {
    thread.close();
  }

  /** The library once it is loaded; its monitor is touched on the native thread only. */
  private static final class Loaded {
    final String fileName;
    final AppMonitor monitor;

    Loaded(String fileName, AppMonitor monitor) {
      this.fileName = fileName;
      this.monitor = monitor;
    }

    static Loaded load() {
      try {
        return byLibrary();
      } catch (LinkageError noLibrary) {
        return byVmTools(noLibrary.getMessage());
      }
    }

    private static Loaded byLibrary() {
      SharedLibrary library = SharedLibrary.firstOf(LibraryFiles.appMonitor());
      return new Loaded(
          library.fileName(), new LibraryAppMonitor(new VmGuestAppMonitorLib(library)));
    }

    private static Loaded byVmTools(String whyNotByLibrary) {
      try {
        SharedLibrary library = SharedLibrary.firstOf(LibraryFiles.vmTools());
        return new Loaded(
            library.fileName(), new CommandAppMonitor(new VmToolsCarrier(new VmTools(library))));
      } catch (LinkageError e) {
        throw unavailable(AppMonitorError.NOT_SUPPORTED, whyNotByLibrary, e);
      } catch (AppMonitorException e) {
        throw unavailable(e.error(), whyNotByLibrary, e);
      }
    }

    private static AppMonitorException unavailable(
        AppMonitorError error, String whyNotByLibrary, Throwable whyNotByVmTools) {
      return new AppMonitorException(
          error,
          "VMware's application monitor: " + whyNotByLibrary + "; " + whyNotByVmTools.getMessage(),
          whyNotByVmTools);
    }
  }
}
