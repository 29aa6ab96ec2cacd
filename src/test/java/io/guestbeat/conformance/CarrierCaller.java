package io.guestbeat.conformance;

import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.Host;
import io.guestbeat.host.TestHosts;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * An application's JVM that calls a faulty library through the carrier: ROUNDS of four heartbeats
 * and one read. Prints how many it sent, how many failed, and the longest gap between two.
 */
public final class CarrierCaller {
  private CarrierCaller() {}

  /** ROUNDS. */
  public static void main(String[] arguments) {
    int calls = 4 * Integer.parseInt(arguments[0]);
    int sent = 0;
    int failed = 0;
    int read = 0;
    long longestGapMs = 0;
    long lastSent = System.nanoTime();
    try (Host host = TestHosts.open("carrier");
        GuestHandle handle = host.guestLibrary().openHandle()) {
      for (int call = 0; call < calls; call++) {
        try {
          host.appMonitor().markActive();
          sent++;
          long now = System.nanoTime();
          longestGapMs = Math.max(longestGapMs, Duration.ofNanos(now - lastSent).toMillis());
          lastSent = now;
        } catch (AppMonitorException e) {
          failed++;
          System.err.println(e.getMessage());
          // As the engine does before it tries again.
          LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        if (call % 4 == 0 && stolenMs(handle) == 19) {
          read++;
        }
      }
    }
    System.out.println(
        "sent " + sent + " failed " + failed + " read " + read + " gap " + longestGapMs + " ms");
  }

  private static long stolenMs(GuestHandle handle) {
    try {
      return handle.update().require(Statistic.CPU_STOLEN_MS);
    } catch (GuestException e) {
      System.err.println(e.getMessage());
      return 0;
    }
  }
}
