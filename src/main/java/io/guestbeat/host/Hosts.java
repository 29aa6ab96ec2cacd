package io.guestbeat.host;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.CommandAppMonitor;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.host.guestrpc.GuestRpcAppMonitors;
import io.guestbeat.host.guestrpc.GuestRpcChannel;
import io.guestbeat.host.guestrpc.GuestRpcGuestLibrary;
import io.guestbeat.host.guestrpc.Transport;
import io.guestbeat.host.guestrpc.socket.UnixTransport;
import io.guestbeat.host.guestrpc.socket.VsockTransport;
import io.guestbeat.host.vmware.VmwareAppMonitor;
import io.guestbeat.host.vmware.VmwareGuestLibrary;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.LongSupplier;

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
        return automatic(MachineIdentity.read());
      case "vsock":
        return guestRpc(new VsockTransport());
      case "vmware":
        return new DeferredHost(Collections.singletonList(Hosts::vmware)).asHost();
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

  static Host automatic(MachineIdentity machine) {
    if (!machine.isVmware()) {
      String reason = "this is not a VMware virtual machine: " + machine.evidence();
      return new DeferredHost(Collections.singletonList(() -> refuse(reason))).asHost();
    }
    return new DeferredHost(Arrays.asList(Hosts::answeringVsock, Hosts::vmware)).asHost();
  }

  private static Host refuse(String reason) {
    throw new GuestException(GuestError.NOT_RUNNING_IN_VM, reason);
  }

  /** GuestRPC over vSockets, if the host answers there at all. */
  private static Host answeringVsock() {
    Host host = guestRpc(new VsockTransport());
    try {
      host.guestLibrary().openHandle().update();
      return host;
    } catch (GuestException e) {
      if (e.error() == GuestError.NOT_ENABLED || e.error() == GuestError.NO_INFO) {
        return host;
      }
      host.close();
      throw e;
    }
  }

  /** VMware's guest library must be there; without an application monitor each call says why. */
  private static Host vmware() {
    VmwareGuestLibrary library = VmwareGuestLibrary.open();
    try {
      VmwareAppMonitor monitor = VmwareAppMonitor.open();
      return new Host(
          () -> library.description() + ", " + monitor.description(),
          library,
          monitor,
          () -> {
            library.close();
            monitor.close();
          });
    } catch (AppMonitorException e) {
      return new Host(library::description, library, unavailable(e), library::close);
    }
  }

  private static AppMonitor unavailable(AppMonitorException why) {
    return new CommandAppMonitor(
        command -> {
          throw new AppMonitorException(why.error(), command + ": " + why.getMessage(), why);
        });
  }

  private static Host simulated() {
    return refuse("not yet");
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
