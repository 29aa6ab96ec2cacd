package io.guestbeat.cli.doctor;

import io.guestbeat.host.Hosts;

/** What the way to the host takes, by the host's spec. Immutable. */
final class Way {
  private final String spec;

  Way(String spec) {
    this.spec = spec;
  }

  /** Whether the machine must show that it is VMware's; VMware's libraries ask in their own way. */
  boolean needsIdentity() {
    return isAutomatic() || needsVsockets();
  }

  /** Whether the host is looked for, by vSockets first and by VMware's libraries then. */
  boolean isAutomatic() {
    return spec.equals("auto");
  }

  /** Whether nothing but vSockets will do. */
  boolean needsVsockets() {
    return spec.equals("vsock");
  }

  /** Whether nothing but VMware's libraries will do. */
  boolean needsLibraries() {
    return spec.equals("vmware");
  }

  /** Whether native code must be called. */
  boolean needsNativeCode() {
    return Hosts.callsNativeCode(spec);
  }

  @Override
  public String toString() {
    return spec;
  }
}
