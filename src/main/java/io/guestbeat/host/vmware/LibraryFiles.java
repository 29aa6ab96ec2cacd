package io.guestbeat.host.vmware;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The names under which VMware's libraries may be found, in the order to try them. */
final class LibraryFiles {
  private LibraryFiles() {}

  static List<String> guestLibrary() {
    return isWindows()
        ? Collections.singletonList("vmGuestLib.dll")
        : Arrays.asList(
            "libvmGuestLib.so",
            "/usr/lib/vmware-tools/lib64/libvmGuestLib.so/libvmGuestLib.so",
            "/usr/lib/vmware-tools/lib32/libvmGuestLib.so/libvmGuestLib.so",
            "libguestlib.so.0");
  }

  static List<String> appMonitor() {
    return isWindows()
        ? Arrays.asList("appmonitorlib.dll", "vmware-appmonitor.dll")
        : Arrays.asList("libappmonitorlib.so", "libappmonitor.so.0");
  }

  /** Empty on Windows, whose VMware Tools keep their RPC channel to themselves. */
  static List<String> vmTools() {
    return isWindows()
        ? Collections.<String>emptyList()
        : Collections.singletonList("libvmtools.so.0");
  }

  static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }
}
