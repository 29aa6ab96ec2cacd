package io.guestbeat.host.guestrpc.server;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Who is behind a connection: a process, or a name that a test gave. Immutable; two connections of
 * one process have equal clients. A process that ends and a later one of the same id are not told
 * apart.
 */
public final class GuestClient {
  private static final GuestClient UNKNOWN = new GuestClient("unknown", OptionalInt.empty());

  private final String name;
  private final OptionalInt pid;

  private GuestClient(String name, OptionalInt pid) {
    this.name = name;
    this.pid = pid;
  }

  /** Returns the client that is this process. */
  public static GuestClient ofPid(long pid) {
    return new GuestClient("pid " + pid, OptionalInt.of(Math.toIntExact(pid)));
  }

  /** Returns the client of this name, which is no process. */
  public static GuestClient named(String name) {
    return new GuestClient(Objects.requireNonNull(name, "name"), OptionalInt.empty());
  }

  /**
   * Returns the client of all connections of which nothing is known: those in the host's own
   * process, and those whose process the system does not say.
   */
  public static GuestClient unknown() {
    return UNKNOWN;
  }

  static GuestClient of(OptionalInt pid) {
    return pid.isPresent() ? ofPid(pid.getAsInt()) : UNKNOWN;
  }

  /** Returns whether anything is known of it. */
  public boolean isKnown() {
    return !equals(UNKNOWN);
  }

  /** Returns its process; empty for a name, and where it is not known. */
  public OptionalInt pid() {
    return pid;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GuestClient
        && ((GuestClient) other).name.equals(name)
        && ((GuestClient) other).pid.equals(pid);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Returns its name, such as {@code pid 4711}. */
  @Override
  public String toString() {
    return name;
  }
}
