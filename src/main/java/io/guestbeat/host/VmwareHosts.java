package io.guestbeat.host;

import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.host.guestrpc.GuestRpcChannel.Connections;
import io.guestbeat.host.guestrpc.socket.VsockTransport;
import io.guestbeat.host.vmware.VmwareAppMonitor;
import io.guestbeat.host.vmware.VmwareGuestLibrary;
import java.util.ArrayList;
import java.util.List;

/** The ways from a VMware virtual machine to its host, and the choice among them. */
final class VmwareHosts {
  private VmwareHosts() {}

  /** The host of this machine, by the first way that answers; looked for when it is needed. */
  static Host automatic(MachineIdentity machine, Connections connections) {
    // Once, not at each attempt: what a library binds stays for the life of the process.
    Host libraries = libraries();
    Host found = Hosts.deferred(() -> firstThatAnswers(machine, connections, libraries));
    return new Host(
        found::description,
        found.guestLibrary(),
        found.appMonitor(),
        () -> {
          found.close();
          libraries.close();
        });
  }

  /** VMware's libraries, which are loaded at the first call. */
  static Host libraries() {
    VmwareGuestLibrary library = new VmwareGuestLibrary();
    VmwareAppMonitor monitor = new VmwareAppMonitor();
    Deferred<VmwareGuestLibrary> openLibrary =
        new Deferred<>(library::open, VmwareGuestLibrary::close);
    Deferred<VmwareAppMonitor> openMonitor = new Deferred<>(monitor::open, VmwareAppMonitor::close);
    return new Host(
        () ->
            openLibrary.ifOpen().map(VmwareGuestLibrary::description).orElse("VMware's libraries"),
        new DeferredGuestLibrary(openLibrary::get),
        new DeferredAppMonitor(openMonitor::get),
        () -> {
          openLibrary.close();
          openMonitor.close();
          // Their threads run even where no library could be opened.
          library.close();
          monitor.close();
        });
  }

  private static Host firstThatAnswers(
      MachineIdentity machine, Connections connections, Host libraries) {
    if (!machine.mayBeVmware()) {
      throw new GuestException(
          GuestError.NOT_RUNNING_IN_VM,
          "this is not a VMware virtual machine ("
              + machine.evidence()
              + "), so neither vSockets nor VMware's libraries were tried");
    }
    List<String> reasons = new ArrayList<>();
    // Only the identity of a Linux machine can be known without a native call.
    if (machine.isVmware()) {
      Host vsock = Hosts.guestRpc(new VsockTransport(), connections);
      if (answers(vsock, reasons)) {
        return vsock;
      }
      vsock.close();
    }
    if (answers(libraries, reasons)) {
      return libraries;
    }
    throw new GuestException(GuestError.NOT_RUNNING_IN_VM, String.join("; ", reasons));
  }

  /** Whether the host says anything at all; notes why if it does not. */
  private static boolean answers(Host host, List<String> reasons) {
    try (GuestHandle handle = host.guestLibrary().openHandle()) {
      handle.update();
      return true;
    } catch (GuestException e) {
      if (e.error() == GuestError.NOT_ENABLED || e.error() == GuestError.NO_INFO) {
        return true;
      }
      reasons.add(e.getMessage());
      return false;
    }
  }
}
