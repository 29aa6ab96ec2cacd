package io.guestbeat.host.vmware;

import com.sun.jna.Pointer;
import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The application monitor by VMware's own library. For one thread; every call looks whether this is
 * a virtual machine, hence the lock, which is then held while the host is asked, too: whoever opens
 * a guest handle meanwhile waits, until the deadline. {@link LoadedMonitor} prefers another.
 */
final class LibraryAppMonitor implements AppMonitor {
  private final VmGuestAppMonitorLib lib;

  LibraryAppMonitor(VmGuestAppMonitorLib lib) {
    this.lib = lib;
  }

  @Override
  public void enable() {
    check("Enable", lib.enable, VmGuestAppMonitorLib.OfNothing::call);
  }

  @Override
  public void disable() {
    check("Disable", lib.disable, VmGuestAppMonitorLib.OfNothing::call);
  }

  /** The library says no on any failure; there is no telling them apart. */
  @Override
  public boolean isEnabled() {
    return call("IsEnabled", lib.isEnabled, VmGuestAppMonitorLib.OfNothing::call) != 0;
  }

  @Override
  public void markActive() {
    check("MarkActive", lib.markActive, VmGuestAppMonitorLib.OfNothing::call);
  }

  @Override
  public AppStatus getAppStatus() {
    VmGuestAppMonitorLib.TextGetter getter = require("GetAppStatus", lib.getAppStatus);
    synchronized (VmCheckLock.LOCK) {
      Pointer text = getter.get();
      if (text == null) {
        throw new AppMonitorException(
            AppMonitorError.OTHER, "GetAppStatus: the library gave no answer, and no reason");
      }
      try {
        return AppStatus.ofText(text.getString(0, "UTF-8"));
      } finally {
        lib.free.ifPresent(freer -> freer.free(text));
      }
    }
  }

  @Override
  public void postAppState(AppState state) {
    check("PostAppState", lib.postAppState, function -> function.call(state.text()));
  }

  private static <F> void check(String call, Optional<F> function, ToIntFunction<F> code) {
    AppMonitorError error = AppMonitorError.ofCode(call(call, function, code));
    if (error != AppMonitorError.SUCCESS) {
      throw new AppMonitorException(error, call + ": " + error.text());
    }
  }

  private static <F> int call(String call, Optional<F> function, ToIntFunction<F> code) {
    F bound = require(call, function);
    synchronized (VmCheckLock.LOCK) {
      return code.applyAsInt(bound);
    }
  }

  private static <F> F require(String call, Optional<F> function) {
    return SharedLibrary.require(
        function, call, why -> new AppMonitorException(AppMonitorError.NOT_SUPPORTED, why));
  }
}
