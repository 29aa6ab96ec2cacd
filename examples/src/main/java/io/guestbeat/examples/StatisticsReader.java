package io.guestbeat.examples;

import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.SessionId;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.Host;
import io.guestbeat.host.Hosts;
import java.util.concurrent.TimeUnit;

/**
 * Reads the host's statistics once a second, as examples 1 to 4 of the Guest SDK's guide do: opens
 * and updates a handle, notices that the session has changed, reads values, and says what an error
 * means. Runs until it is stopped.
 */
public final class StatisticsReader {
  private final GuestHandle handle;
  private SessionId session;
  private long lastUsedMs;
  private long lastElapsedMs;

  private StatisticsReader(GuestHandle handle) {
    this.handle = handle;
  }

  /** Reads from the host {@code args[0]}; without one, from the host of this machine. */
  public static void main(String[] args) throws InterruptedException {
    // Example 1: a library, a handle, and with each update the session.
    try (Host host = Hosts.open(args.length == 0 ? "auto" : args[0]);
        GuestHandle handle = host.guestLibrary().openHandle()) {
      StatisticsReader reader = new StatisticsReader(handle);
      while (true) {
        reader.readOnce();
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (GuestException e) {
      // Example 4: the code is the API's own, and its text what it means.
      System.err.printf(
          "%s%nerror %d, %s: %s%n", e.getMessage(), e.error().code(), e.error(), e.error().text());
      System.exit(1);
    } catch (IllegalArgumentException e) {
      System.err.println("usage: StatisticsReader [HOST]: " + e.getMessage());
      System.exit(2);
    }
  }

  private void readOnce() {
    Snapshot now = handle.update();
    // Example 2: in another session the counters have begun anew, and what was kept is stale.
    if (!now.session().equals(session)) {
      System.out.println((session == null ? "session " : "SESSION CHANGED: ") + now.session());
      session = now.session();
      lastElapsedMs = 0;
    }
    // Example 3: one value, as the host gave it at the last update.
    long usedMs = now.require(Statistic.CPU_USED_MS);
    long elapsedMs = now.require(Statistic.ELAPSED_MS);
    System.out.printf(
        "CPU limit %s MHz, reservation %s MHz, speed %s MHz; memory used %s MB, ballooned %s MB%n",
        text(now, Statistic.CPU_LIMIT_MHZ),
        text(now, Statistic.CPU_RESERVATION_MHZ),
        speedMhz(now, usedMs, elapsedMs),
        text(now, Statistic.MEM_USED_MB),
        text(now, Statistic.MEM_BALLOONED_MB));
    lastUsedMs = usedMs;
    lastElapsedMs = elapsedMs;
  }

  /** What the host does not give is no 0: the error of a statistic says why it is missing. */
  private static String text(Snapshot snapshot, Statistic statistic) {
    if (snapshot.isUnlimited(statistic)) {
      return "unlimited";
    }
    return snapshot.value(statistic).isPresent()
        ? Long.toUnsignedString(snapshot.require(statistic))
        : "unknown (" + snapshot.error(statistic) + ")";
  }

  /** The effective speed of the VM: what it used of the time that has passed in this session. */
  private String speedMhz(Snapshot now, long usedMs, long elapsedMs) {
    if (lastElapsedMs == 0 || elapsedMs <= lastElapsedMs) {
      return "unknown";
    }
    double share = (usedMs - lastUsedMs) / (double) (elapsedMs - lastElapsedMs);
    return String.valueOf(Math.round(now.require(Statistic.HOST_PROCESSOR_SPEED) * share));
  }
}
