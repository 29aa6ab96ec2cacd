package io.guestbeat.conformance;

import io.guestbeat.host.Host;
import io.guestbeat.host.TestHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A JVM with a carrier: prints its process id, and once it is nudged, whether it still serves. */
public final class CarrierParent {
  private CarrierParent() {}

  public static void main(String[] arguments) throws IOException {
    try (Host host = TestHosts.open("carrier")) {
      markActive(host);
      long carrier = carrierPid();
      System.out.println(carrier);
      System.in.read();
      host.appMonitor().markActive();
      System.out.println("still " + carrierPid());
      String environment = Files.readString(Path.of("/proc/" + carrier + "/environ"));
      System.out.println("inherited " + (environment.contains("guestbeat.inherited") ? 1 : 0));
    }
  }

  /** The first may find a carrier that is still starting. */
  private static void markActive(Host host) {
    for (int attempt = 0; attempt < 100; attempt++) {
      try {
        host.appMonitor().markActive();
        return;
      } catch (RuntimeException e) {
        System.err.println(e.getMessage());
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  private static long carrierPid() {
    return ProcessHandle.current().children().findFirst().orElseThrow().pid();
  }
}
