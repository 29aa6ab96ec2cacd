package io.guestbeat.host;

/** Hosts by their specs, and for tests also ways that no spec asks for by itself. */
public final class TestHosts {
  private TestHosts() {}

  /**
   * As {@link Hosts#open}, but {@code carrier} is the Guest SDK's libraries without any other way,
   * and {@code auto} takes this machine for VMware's.
   */
  public static Host open(String spec) {
    return switch (spec) {
      case "carrier" -> VmwareHosts.carrier();
      case "auto" -> VmwareHosts.onVmware(true);
      default -> Hosts.open(spec);
    };
  }
}
