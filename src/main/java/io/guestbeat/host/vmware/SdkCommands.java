package io.guestbeat.host.vmware;

import io.guestbeat.appmonitor.AppMonitor;
import io.guestbeat.appmonitor.AppMonitorError;
import io.guestbeat.appmonitor.AppMonitorException;
import io.guestbeat.appmonitor.AppState;
import io.guestbeat.guest.GuestError;
import io.guestbeat.guest.GuestException;
import io.guestbeat.guest.GuestHandle;
import io.guestbeat.guest.Snapshot;
import io.guestbeat.guest.Statistic;
import io.guestbeat.host.guestrpc.GuestInfoProtocol;
import io.guestbeat.host.guestrpc.RpcReply;
import java.time.Duration;

/**
 * Answers the host's commands by calls of the Guest SDK's libraries, each loaded at the first
 * command that needs it. For one thread.
 */
final class SdkCommands {
  private static final String STAT_GET = "guestlib.stat.get ";
  private static final String MONITOR = "GuestAppMonitor.Cmd.";
  private static final String POST_APP_STATE = "PostAppState ";
  private static final String CHECK = LibraryCheck.COMMAND + " ";

  /** The other end has the deadline, and ends this process when it has passed. */
  private static final Duration NONE = Duration.ofDays(1);

  private final VmwareGuestLibrary guestLibrary =
      new VmwareGuestLibrary(NONE, LibraryFiles::guestLibrary);
  private final VmwareAppMonitor appMonitor = new VmwareAppMonitor(NONE, LibraryFiles.appMonitor());
  private GuestHandle handle;

  /** Loads this library; where that fails, each command that needs it says why. */
  void load(String library) {
    try {
      if (library.equals(LibraryCheck.GUEST_LIBRARY)) {
        guestLibrary.open();
      } else if (library.equals(LibraryCheck.APP_MONITOR)) {
        appMonitor.open();
      }
    } catch (GuestException | AppMonitorException | LinkageError atEachCommand) {
      // Which tries again.
    }
  }

  /**
   * Returns what the host has answered.
   *
   * @throws RuntimeException if the library gave no answer of the host; the message says why
   * @throws LinkageError if native code cannot be called
   */
  RpcReply answer(String command) {
    if (command.equals("guestlib.info.get 3")) {
      return statistics();
    }
    if (command.startsWith(STAT_GET)) {
      return stat(command.substring(STAT_GET.length()));
    }
    if (command.startsWith(MONITOR)) {
      return monitor(command.substring(MONITOR.length()));
    }
    return command.startsWith(CHECK)
        ? RpcReply.done(LibraryCheck.inThisProcess(command.substring(CHECK.length())).encode())
        : RpcReply.refused(RpcReply.UNKNOWN_COMMAND);
  }

  private void openGuestLibrary() {
    try {
      guestLibrary.open();
    } catch (GuestException e) {
      throw e.error() == GuestError.NOT_AVAILABLE ? new CarrierMain.NoLibraryException(e) : e;
    }
  }

  private AppMonitor openAppMonitor() {
    try {
      return appMonitor.open();
    } catch (AppMonitorException e) {
      throw e.error() == AppMonitorError.NOT_SUPPORTED ? new CarrierMain.NoLibraryException(e) : e;
    }
  }

  private RpcReply statistics() {
    openGuestLibrary();
    if (handle == null) {
      handle = guestLibrary.openHandle();
    }
    try {
      Snapshot snapshot = handle.update();
      return RpcReply.done(GuestInfoProtocol.V3.encode(snapshot, highestId(snapshot)));
    } catch (GuestException e) {
      if (e.error() != GuestError.NOT_ENABLED) {
        throw e;
      }
      throw new GuestException(
          e.error(),
          guestLibrary.description()
              + " cannot reach the host, or the host refuses guest statistics; the library does"
              + " not say which",
          e);
    }
  }

  /**
   * Returns the last id before those that the host is too old for, by which the other end knows the
   * difference to a value that the host does not give. The library makes up shares of 64 bits for
   * hosts without them.
   */
  private static int highestId(Snapshot snapshot) {
    int highest = snapshot.resourcePoolPath().isPresent() ? 18 : 0;
    for (Statistic statistic : Statistic.values()) {
      boolean isKnown = snapshot.error(statistic) != GuestError.UNSUPPORTED_VERSION;
      boolean isMadeUp = statistic == Statistic.MEM_SHARES_64 && highest < 36;
      boolean isZeroForAll = statistic == Statistic.HOST_MEM_KERN_OVHD_MB;
      if (isKnown && !isMadeUp && !isZeroForAll) {
        highest = Math.max(highest, statistic.id());
      }
    }
    return highest;
  }

  private RpcReply stat(String encodingAndName) {
    openGuestLibrary();
    int blank = encodingAndName.indexOf(' ');
    String encoding = blank < 0 ? encodingAndName : encodingAndName.substring(0, blank);
    String name = blank < 0 ? "" : encodingAndName.substring(blank + 1);
    try {
      return RpcReply.done(guestLibrary.statGet(encoding, name));
    } catch (GuestException e) {
      return RpcReply.refused(e.getMessage());
    }
  }

  private RpcReply monitor(String call) {
    AppMonitor monitor = openAppMonitor();
    try {
      return RpcReply.done(answer(monitor, call));
    } catch (AppMonitorException e) {
      if (e.error() == AppMonitorError.NOT_SUPPORTED) {
        return RpcReply.refused(RpcReply.UNKNOWN_COMMAND + ": " + e.getMessage());
      }
      if (e.error() == AppMonitorError.OTHER && mayBeRefused(call)) {
        return RpcReply.refused(e.getMessage());
      }
      throw e;
    }
  }

  /**
   * The library says OTHER of a refusal as of a host that it did not reach. To disable is then
   * tried again for as long as a host that gives no answer is: what stays enabled ends in a reset.
   */
  private static boolean mayBeRefused(String call) {
    return !call.equals("GetAppStatus") && !call.equals("Disable");
  }

  private static String answer(AppMonitor monitor, String call) {
    switch (call) {
      case "Enable":
        monitor.enable();
        return "0";
      case "Disable":
        monitor.disable();
        return "0";
      case "MarkActive":
        monitor.markActive();
        return "0";
      case "IsEnabled":
        return String.valueOf(monitor.isEnabled());
      case "GetAppStatus":
        return monitor.getAppStatus().text();
      default:
        if (!call.startsWith(POST_APP_STATE)) {
          throw new AppMonitorException(AppMonitorError.NOT_SUPPORTED, call + ": unknown call");
        }
        monitor.postAppState(AppState.ofText(call.substring(POST_APP_STATE.length())));
        return "0";
    }
  }
}
