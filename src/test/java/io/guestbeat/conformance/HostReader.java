package io.guestbeat.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.Host;
import io.guestbeat.host.TestHosts;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The Java twin of {@code guestlib_reader.c}: prints the same lines for what one of our hosts
 * reads.
 */
public final class HostReader {
  private HostReader() {}

  /** SPEC UPDATES ENCODING STAT, as the C program has them. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    try (Host host = TestHosts.open(arguments[0]);
        GuestHandle handle = host.guestLibrary().openHandle()) {
      for (int update = 0; update < Integer.parseInt(arguments[1]); update++) {
        if (update > 0) {
          System.in.read();
        }
        GuestError error = update == 0 ? firstUpdate(handle) : update(handle);
        out.println("updated " + error.code());
      }
      print(handle.snapshot(), out);
      out.println("Stat " + host.guestLibrary().statGet(arguments[2], arguments[3]));
    }
  }

  /** On a busy machine the first may find a carrier that is still starting. */
  private static GuestError firstUpdate(GuestHandle handle) {
    GuestError error = update(handle);
    for (int attempt = 0; attempt < 200 && error == GuestError.OTHER; attempt++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      error = update(handle);
    }
    return error;
  }

  private static GuestError update(GuestHandle handle) {
    try {
      handle.update();
      return GuestError.SUCCESS;
    } catch (GuestException e) {
      System.err.println(e.getMessage());
      return e.error();
    }
  }

  private static void print(Snapshot snapshot, PrintStream out) {
    for (Statistic statistic : Statistic.values()) {
      GuestError error = snapshot.error(statistic);
      out.println(
          error == GuestError.SUCCESS
              ? statistic + " " + Long.toUnsignedString(snapshot.require(statistic))
              : statistic + " error " + error.code());
    }
    out.println("SessionId " + snapshot.session());
    out.println(
        snapshot
            .resourcePoolPath()
            .map(path -> "ResourcePoolPath " + path)
            .orElse("ResourcePoolPath error " + snapshot.resourcePoolPathError().code()));
  }
}
