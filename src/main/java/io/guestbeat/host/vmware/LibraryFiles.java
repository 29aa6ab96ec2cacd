package io.guestbeat.host.vmware;

import com.sun.jna.Native;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The names under which VMware's libraries may be found, in the order to try them. */
final class LibraryFiles {
  private LibraryFiles() {}

  /** To be asked on the native thread: JNA must be there to know how wide a pointer is. */
  static List<String> guestLibrary() {
    return isWindows()
        ? windowsGuestLibrary(System.getenv("ProgramFiles"))
        : linuxGuestLibrary(Native.POINTER_SIZE);
  }

  /**
   * By its full path first: a bare name is looked for in the working directory and on the PATH,
   * where others may be able to put a file of that name.
   */
  static List<String> windowsGuestLibrary(String programFiles) {
    String folder = programFiles == null ? "C:\\Program Files" : programFiles;
    return Arrays.asList(folder + "\\VMware\\VMware Tools\\vmGuestLib.dll", "vmGuestLib.dll");
  }

  /** A library of the other width could not be loaded, and only add a reason. */
  static List<String> linuxGuestLibrary(int pointerBytes) {
    String folder = "/usr/lib/vmware-tools/lib" + pointerBytes * Byte.SIZE;
    return Arrays.asList(
        "libvmGuestLib.so", folder + "/libvmGuestLib.so/libvmGuestLib.so", "libguestlib.so.0");
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
