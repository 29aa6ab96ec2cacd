package io.guestbeat.host;

import io.guestbeat.guest.VirtualCpus;
import io.guestbeat.host.guestrpc.GuestRpcAppMonitors;
import io.guestbeat.host.guestrpc.GuestRpcChannel;
import io.guestbeat.host.guestrpc.GuestRpcChannel.Connections;
import io.guestbeat.host.guestrpc.GuestRpcGuestLibrary;
import io.guestbeat.host.guestrpc.Transport;
import io.guestbeat.host.guestrpc.socket.UnixTransport;
import io.guestbeat.host.guestrpc.socket.VsockTransport;
import io.guestbeat.host.simulator.Simulator;
import io.guestbeat.host.simulator.vm.HostProfile;
import io.guestbeat.text.BadTextException;
import io.guestbeat.text.DidYouMean;
import io.guestbeat.text.PathText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Opens hosts by their specs. Stateless. */
public final class Hosts {
  /** What a host spec may be, for messages. */
  public static final String ACCEPTED_SPECS = "auto, vsock, unix:PATH, vmware or simulator";

  private static final String UNIX_PREFIX = "unix:";

  private static final List<String> NAMED =
      Collections.unmodifiableList(Arrays.asList("auto", "vsock", "vmware", "simulator"));

  private Hosts() {}

  /**
   * Opens the host of this spec. Connects to nothing yet: a host that cannot be reached says so at
   * each call, with the reason, and works once it can be.
   *
   * <ul>
   *   <li>{@code auto}: where this machine is VMware's, GuestRPC over vSockets, else VMware's
   *       libraries, and vSockets again once they answer; elsewhere a host that says why there is
   *       none. Never the simulator.
   *   <li>{@code vsock}: GuestRPC over vSockets, without asking whose machine this is.
   *   <li>{@code unix:PATH}: GuestRPC over a Unix socket.
   *   <li>{@code vmware}: VMware's libraries: the RPC channel of open-vm-tools, else the Guest
   *       SDK's libraries, in a child JVM.
   *   <li>{@code simulator}: a simulated host in this process.
   * </ul>
   *
   * @throws IllegalArgumentException for any other spec; the message names what is accepted
   */
  public static Host open(String spec) {
    return open(spec, Connections.KEPT);
  }

  /**
   * Opens the host of this spec for a process that makes a call or two and ends: GuestRPC has a
   * connection for each call, which the host closes as it answers.
   *
   * @throws IllegalArgumentException for any other spec; the message names what is accepted
   */
  public static Host openForOneCall(String spec) {
    return open(spec, Connections.ONE_FOR_EACH_CALL);
  }

  private static Host open(String spec, Connections connections) {
    switch (spec) {
      case "auto":
        return VmwareHosts.automatic(MachineIdentity.read(), connections);
      case "vsock":
        return guestRpc(new VsockTransport(), connections);
      case "vmware":
        return VmwareHosts.libraries();
      case "simulator":
        return simulated();
      default:
        return guestRpc(new UnixTransport(unixPath(spec)), connections);
    }
  }

  /**
   * Refuses a spec that {@link #open(String)} would refuse.
   *
   * @throws IllegalArgumentException that says what is wrong with it and what is accepted
   */
  public static void requireValid(String spec) {
    if (!NAMED.contains(spec)) {
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
    return guestRpc(transport, Connections.KEPT, nanoClock);
  }

  static Host guestRpc(Transport transport, Connections connections) {
    return guestRpc(transport, connections, System::nanoTime);
  }

  private static Host guestRpc(
      Transport transport, Connections connections, LongSupplier nanoClock) {
    return guestRpc(transport, transport, () -> {}, connections, nanoClock);
  }

  /** A host that is reached by the way that serves at the time. */
  static Host guestRpc(Ways ways, Connections connections, LongSupplier nanoClock) {
    return guestRpc(ways.statistics(), ways.heartbeats(), ways::close, connections, nanoClock);
  }

  private static Host guestRpc(
      Transport forStatistics,
      Transport forHeartbeats,
      Runnable release,
      Connections connections,
      LongSupplier nanoClock) {
    GuestRpcChannel statistics = channel(forStatistics, connections, nanoClock);
    // A channel of its own, so that no read of statistics can hold up a heartbeat.
    GuestRpcChannel heartbeats = channel(forHeartbeats, connections, nanoClock);
    return new Host(
        () -> "GuestRPC over " + forStatistics.description(),
        new GuestRpcGuestLibrary(statistics),
        GuestRpcAppMonitors.over(heartbeats),
        () -> {
          statistics.close();
          heartbeats.close();
          release.run();
        });
  }

  private static GuestRpcChannel channel(
      Transport transport, Connections connections, LongSupplier nanoClock) {
    return new GuestRpcChannel(
        transport, connections, GuestRpcChannel.DEFAULT_CALL_TIMEOUT, nanoClock);
  }

  /** Its VM has the CPUs of this machine, by whose number whoever reads its statistics divides. */
  private static Host simulated() {
    int vcpus = VirtualCpus.ofThisMachine().orElse(4);
    HostProfile profile = HostProfile.current();
    Simulator simulator =
        Simulator.builder()
            .withoutThread()
            .vcpus(vcpus)
            .host(profile.withCores(Math.max(2 * vcpus, profile.cores())))
            .build();
    simulator.vm().setLoad(0.4);
    simulator.vm().setLoadVariation(0.3);
    simulator.vm().setContention(0.01);
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
      throw new BadTextException(problem(spec)).about(spec, ACCEPTED_SPECS);
    }
    return PathText.parse(spec.substring(UNIX_PREFIX.length()));
  }

  private static String problem(String spec) {
    if (spec.equals(UNIX_PREFIX)) {
      return "has no path";
    }
    if (spec.startsWith("/") || spec.endsWith(".sock")) {
      return "is no host; did you mean " + UNIX_PREFIX + spec + "?";
    }
    return "is no host" + DidYouMean.hint(spec, NAMED);
  }
}
