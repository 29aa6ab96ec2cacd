package io.guestbeat.host.vmware;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.CommandAppMonitor;

/**
 * The application monitor of the library that is loaded. For one thread.
 *
 * <p>The RPC channel of open-vm-tools' {@code libvmtools} comes first: it is asked once, here,
 * whether this is a virtual machine. The application monitor library asks at every call, and each
 * time swaps the handlers of SIGSEGV and SIGILL, which the JVM needs in all its threads for null
 * checks and safepoints; a heartbeat every few seconds should not take that risk.
 */
final class LoadedMonitor {
  final AppMonitor monitor;
  private final Runnable usable;

  private LoadedMonitor(AppMonitor monitor, Runnable usable) {
    this.monitor = monitor;
    this.usable = usable;
  }

  /**
   * Loads and binds the first library that can be.
   *
   * @throws AppMonitorException that names each file and why it did not load
   */
  static LoadedMonitor load() {
    try {
      return byVmTools();
    } catch (LinkageError noVmTools) {
      return byLibrary(noVmTools);
    }
  }

  /**
   * Looks whether the library may be called on this machine.
   *
   * @throws AppMonitorException if it may not
   */
  void requireUsable() {
    usable.run();
  }

  private static LoadedMonitor byVmTools() {
    VmToolsCarrier carrier =
        new VmToolsCarrier(new VmTools(SharedLibrary.firstOf(LibraryFiles.vmTools())));
    return new LoadedMonitor(new CommandAppMonitor(carrier), carrier::requireVirtualMachine);
  }

  private static LoadedMonitor byLibrary(LinkageError whyNotByVmTools) {
    try {
      SharedLibrary library = SharedLibrary.firstOf(LibraryFiles.appMonitor());
      // Each of its calls asks by itself whether it may be made.
      return new LoadedMonitor(new LibraryAppMonitor(new VmGuestAppMonitorLib(library)), () -> {});
    } catch (LinkageError e) {
      e.addSuppressed(whyNotByVmTools);
      throw new AppMonitorException(
          AppMonitorError.NOT_SUPPORTED,
          "VMware's application monitor: "
              + (LibraryFiles.vmTools().isEmpty() ? "" : whyNotByVmTools.getMessage() + "; ")
              + e.getMessage(),
          e);
    }
  }
}
