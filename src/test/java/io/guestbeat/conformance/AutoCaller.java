package io.guestbeat.conformance;

import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.host.Host;
import io.guestbeat.host.TestHosts;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends heartbeats and reads statistics the automatic way, and prints each change of the way, and
 * {@code fails} while there is none. Ends with its standard input.
 */
public final class AutoCaller {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private AutoCaller() {}

  public static void main(String[] arguments) throws java.io.IOException {
    String last = "";
    try (Host host = TestHosts.open("auto");
        GuestHandle handle = host.guestLibrary().openHandle()) {
      while (System.in.available() == 0) {
        String now = serves(host, handle) ? host.description() : "fails";
        if (!now.equals(last)) {
          System.out.println(now);
          last = now;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static boolean serves(Host host, GuestHandle handle) {
    try {
      if (!host.appMonitor().isEnabled()) {
        host.appMonitor().enable();
      }
      host.appMonitor().markActive();
      handle.update();
      return true;
    } catch (AppMonitorException | GuestException e) {
      System.err.println(e.getMessage());
      return false;
    }
  }
}
