package io.guestbeat.conformance;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.host.Host;
import io.guestbeat.host.TestHosts;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Makes every call to the application monitor of one host, and prints how each ended. */
public final class MonitorCaller {
  private MonitorCaller() {}

  /** SPEC. */
  public static void main(String[] arguments) {
    try (Host host = TestHosts.open(arguments[0])) {
      AppMonitor monitor = host.appMonitor();
      awaitLibraries(monitor);
      print("Enable", done(monitor::enable));
      print("IsEnabled", monitor::isEnabled);
      print("MarkActive", done(monitor::markActive));
      print("GetAppStatus", monitor::getAppStatus);
      print("PostAppState ok", done(() -> monitor.postAppState(AppState.OK)));
      print("PostAppState needReset", done(() -> monitor.postAppState(AppState.NEED_RESET)));
      print("Disable", done(monitor::disable));
    }
  }

  /** Their loading may take a busy machine longer than a call may take. */
  private static void awaitLibraries(AppMonitor monitor) {
    for (int attempt = 0; attempt < 100 && isLate(monitor); attempt++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private static boolean isLate(AppMonitor monitor) {
    try {
      monitor.isEnabled();
      return false;
    } catch (AppMonitorException e) {
      return e.getMessage().contains("no answer within");
    }
  }

  private static Supplier<Object> done(Runnable call) {
    return () -> {
      call.run();
      return "done";
    };
  }

  private static void print(String call, Supplier<Object> outcome) {
    try {
      System.out.println(call + " " + outcome.get());
    } catch (AppMonitorException e) {
      System.out.println(call + " " + e.error());
      System.err.println(call + ": " + e.getMessage());
    }
  }
}
