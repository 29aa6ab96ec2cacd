package io.guestbeat.host;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.guest.GuestException;
import java.util.function.Supplier;

/** The application monitor of a host that is found when it is needed. */
final class DeferredAppMonitor implements AppMonitor {
  private final Supplier<Host> host;

  DeferredAppMonitor(Supplier<Host> host) {
    this.host = host;
  }

  @Override
  public void enable() {
    of("Enable").enable();
  }

  @Override
  public void disable() {
    of("Disable").disable();
  }

  @Override
  public boolean isEnabled() {
    return of("IsEnabled").isEnabled();
  }

  @Override
  public void markActive() {
    of("MarkActive").markActive();
  }

  @Override
  public AppStatus getAppStatus() {
    return of("GetAppStatus").getAppStatus();
  }

  @Override
  public void postAppState(AppState state) {
    of("PostAppState").postAppState(state);
  }

  private AppMonitor of(String call) {
    try {
      return host.get().appMonitor();
    } catch (GuestException e) {
      throw new AppMonitorException(
          AppMonitorError.NOT_RUNNING_IN_VM, call + ": " + e.getMessage(), e);
    }
  }
}
