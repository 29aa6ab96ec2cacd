package io.guestbeat.host;

import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.host.guestrpc.GuestRpcAppMonitors;
import io.guestbeat.host.guestrpc.GuestRpcChannel;
import io.guestbeat.host.guestrpc.GuestRpcGuestLibrary;
import io.guestbeat.host.guestrpc.Transport;
import io.guestbeat.host.guestrpc.socket.UnixTransport;
import io.guestbeat.host.guestrpc.socket.VsockTransport;
import io.guestbeat.host.simulator.HostProfile;
import io.guestbeat.host.simulator.Simulator;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Opens hosts by their specs. Stateless. */
public final class Hosts {
  /** What a host spec may be, for messages. */
  public static final String ACCEPTED_SPECS = "auto, vsock, unix:PATH, vmware or simulator";

  private static final String UNIX_PREFIX = "unix:";

  private Hosts() {}

  /**
   * Opens the host of this spec. Connects to nothing yet: a host that cannot be reached says so at
   * each call, with the reason, and works once it can be.
   *
   * <ul>
   *   <li>{@code auto}: where this machine is VMware's, GuestRPC over vSockets, else VMware's
   *       libraries; elsewhere a host that says why there is none. Never the simulator.
   *   <li>{@code vsock}: GuestRPC over vSockets, without asking whose machine this is.
   *   <li>{@code unix:PATH}: GuestRPC over a Unix socket.
   *   <li>{@code vmware}: VMware's libraries.
   *   <li>{@code simulator}: a simulated host in this process.
   * </ul>
   *
   * @throws IllegalArgumentException for any other spec; the message names what is accepted
   */
  public static Host open(String spec) {
    switch (spec) {
      case "auto":
        return VmwareHosts.automatic(MachineIdentity.read());
      case "vsock":
        return guestRpc(new VsockTransport());
      case "vmware":
        return VmwareHosts.libraries();
      case "simulator":
        return simulated();
      default:
        return guestRpc(new UnixTransport(unixPath(spec)));
    }
  }

  /**
   * Refuses a spec that {@link #open(String)} would refuse.
   *
   * @throws IllegalArgumentException that names what is accepted
   */
  public static void requireValid(String spec) {
    if (!Arrays.asList("auto", "vsock", "vmware", "simulator").contains(spec)) {
      unixPath(spec);
    }
  }

  /** Whether the host of this valid spec is reached, on this machine, through native code. */
  public static boolean callsNativeCode(String spec) {
    return spec.equals("auto") ? MachineIdentity.read().mayBeVmware() : !spec.equals("simulator");
  }

  /**
   * Returns whether the host of this valid spec is simulated, so that no real machine is reset:
   * {@code simulator} and {@code unix:PATH}, as no hypervisor listens on a Unix socket.
   */
  public static boolean isSimulated(String spec) {
    return spec.equals("simulator") || spec.startsWith(UNIX_PREFIX);
  }

  /**
   * A host that is opened when it is first needed and, while that fails, again at most every five
   * seconds; until then its calls say why.
   *
   * @param opener throws {@link io.guestbeat.guest.GuestException} with the reason
   */
  public static Host deferred(Supplier<Host> opener) {
    Deferred<Host> host = new Deferred<>(opener, Host::close);
    return new Host(
        () -> host.ifOpen().map(Host::description).orElse("none"),
        new DeferredGuestLibrary(() -> host.get().guestLibrary()),
        new DeferredAppMonitor(() -> host.get().appMonitor()),
        host::close);
  }

  /** A host that is reached by this transport, such as a simulator's own. */
  public static Host guestRpc(Transport transport) {
    return guestRpc(transport, System::nanoTime);
  }

  /** The same, on this monotonic clock in nanoseconds. */
  public static Host guestRpc(Transport transport, LongSupplier nanoClock) {
    GuestRpcChannel statistics = channel(transport, nanoClock);
    // A channel of its own, so that no read of statistics can hold up a heartbeat.
    GuestRpcChannel heartbeats = channel(transport, nanoClock);
    return new Host(
        () -> "GuestRPC over " + transport.description(),
        new GuestRpcGuestLibrary(statistics),
        GuestRpcAppMonitors.over(heartbeats),
        () -> {
          statistics.close();
          heartbeats.close();
        });
  }

  private static GuestRpcChannel channel(Transport transport, LongSupplier nanoClock) {
    return new GuestRpcChannel(transport, GuestRpcChannel.DEFAULT_CALL_TIMEOUT, nanoClock);
  }

  /** Its VM has the CPUs of this machine, by whose number whoever reads its statistics divides. */
  private static Host simulated() {
    int vcpus = VirtualCpus.ofThisMachine().orElse(4);
    HostProfile profile = HostProfile.current();
    Simulator simulator =
        Simulator.builder()
            .withoutThread()
            .vcpus(vcpus)
            .host(profile.withCores(Math.max(vcpus, profile.cores())))
            .build();
    simulator.vm().setLoad(0.4);
    simulator.vm().setLoadVariation(0.3);
    simulator.vm().setContention(0.05);
    simulator.vm().setBalloonTargetMb(256);
    Host host = guestRpc(simulator.transport());
    return new Host(
        host::description,
        host.guestLibrary(),
        host.appMonitor(),
        () -> {
          host.close();
          simulator.close();
        });
  }

  private static Path unixPath(String spec) {
    if (!spec.startsWith(UNIX_PREFIX) || spec.length() == UNIX_PREFIX.length()) {
      throw new IllegalArgumentException("\"" + spec + "\"; accepted are " + ACCEPTED_SPECS);
    }
    try {
      return Paths.get(spec.substring(UNIX_PREFIX.length()));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("\"" + spec + "\": " + e.getMessage(), e);
    }
  }
}
