package io.guestbeat.host;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.appmonitor.AppStatus;
import io.guestbeat.guest.GuestException;
import java.util.function.Supplier;

/** An application monitor that is opened when it is needed; until it can be, its calls say why. */
final class DeferredAppMonitor implements AppMonitor {
  private final Supplier<? extends AppMonitor> monitor;

  DeferredAppMonitor(Supplier<? extends AppMonitor> monitor) {
    this.monitor = monitor;
  }

  @Override
  public void enable() {
    opened("Enable").enable();
  }

  @Override
  public void disable() {
    opened("Disable").disable();
  }

  @Override
  public boolean isEnabled() {
    return opened("IsEnabled").isEnabled();
  }

  @Override
  public void markActive() {
    opened("MarkActive").markActive();
  }

  @Override
  public AppStatus getAppStatus() {
    return opened("GetAppStatus").getAppStatus();
  }

  @Override
  public void postAppState(AppState state) {
    opened("PostAppState").postAppState(state);
  }

  private AppMonitor opened(String call) {
    try {
      return monitor.get();
    } catch (GuestException e) {
      throw new AppMonitorException(
          AppMonitorError.NOT_RUNNING_IN_VM, call + ": " + e.getMessage(), e);
    }
  }
}
