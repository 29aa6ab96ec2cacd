package io.guestbeat.host;

import io.guestbeat.concurrent.NanoClock;
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
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Opens hosts by their specs. Stateless. */
public final class Hosts {
  private Hosts() {}

  /**
   * Opens the host of this spec, which {@link HostSpec} describes. Connects to nothing yet: a host
   * that cannot be reached says so at each call, with the reason, and works once it can be.
   *
   * @throws IllegalArgumentException for no spec; the message names what is accepted
   */
  public static Host open(String spec) {
    return open(HostSpec.parse(spec));
  }

  /** Opens the host of this spec, as {@link #open(String)} does. */
  public static Host open(HostSpec spec) {
    return open(spec, Connections.KEPT);
  }

  /**
   * Opens the host of this spec for a process that makes a call or two and ends: GuestRPC has a
   * connection for each call, which the host closes as it answers.
   */
  public static Host openForOneCall(HostSpec spec) {
    return open(spec, Connections.ONE_FOR_EACH_CALL);
  }

  private static Host open(HostSpec spec, Connections connections) {
    if (spec.unixPath().isPresent()) {
      return guestRpc(new UnixTransport(spec.unixPath().get()), connections);
    }
    if (spec.isAutomatic()) {
      return VmwareHosts.automatic(MachineIdentity.read(), connections);
    }
    if (spec.isVsockets()) {
      return guestRpc(new VsockTransport(), connections);
    }
    return spec.isLibraries() ? VmwareHosts.libraries() : simulated();
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
    return guestRpc(transport, NanoClock.OF_THIS_JVM);
  }

  /** Returns the same host, on this monotonic clock in nanoseconds. */
  public static Host guestRpc(Transport transport, LongSupplier nanoClock) {
    return guestRpc(transport, Connections.KEPT, nanoClock);
  }

  static Host guestRpc(Transport transport, Connections connections) {
    return guestRpc(transport, connections, NanoClock.OF_THIS_JVM);
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

  /**
   * Returns a simulated host. Its VM has as many CPUs as this machine, because readers of its
   * statistics divide by that number.
   */
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
}
