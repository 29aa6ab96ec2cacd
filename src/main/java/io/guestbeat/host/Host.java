package io.guestbeat.host;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.guest.GuestLibrary;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The host of a guest: ESXi through GuestRPC or VMware's libraries, or a simulator. Safe between
 * threads. Comes from {@link Hosts#open(String)}.
 */
public final class Host implements AutoCloseable {
  private final Supplier<String> description;
  private final GuestLibrary guestLibrary;
  private final AppMonitor appMonitor;
  private final Runnable release;

  Host(
      Supplier<String> description,
      GuestLibrary guestLibrary,
      AppMonitor appMonitor,
      Runnable release) {
    this.description = Objects.requireNonNull(description, "description");
    this.guestLibrary = Objects.requireNonNull(guestLibrary, "guestLibrary");
    this.appMonitor = Objects.requireNonNull(appMonitor, "appMonitor");
    this.release = Objects.requireNonNull(release, "release");
  }

  /**
   * Returns what it is and how it is reached, for people; may become more exact once it has
   * answered.
   */
  public String description() {
    return description.get();
  }

  /** Returns its guest statistics; each call's failure says why. */
  public GuestLibrary guestLibrary() {
    return guestLibrary;
  }

  /** Returns its application monitor; each call's failure says why. */
  public AppMonitor appMonitor() {
    return appMonitor;
  }

  /** Closes its connections and ends its threads; does not touch the application monitor. */
  @Override
  public void close() {
    release.run();
  }
}
