package io.guestbeat.host.vmware;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files in which VMware's libraries may be found, in the order to try them. None is ever found
 * in the working directory, where others may be able to put a file of that name.
 */
final class LibraryFiles {
  private static final List<String> WINDOWS_FOLDERS_IN_PROGRAMS =
      Collections.unmodifiableList(
          Arrays.asList(
              "\\VMware\\VMware Tools",
              "\\VMware\\VMware Guest SDK\\bin\\win64",
              "\\VMware\\VMware Guest SDK\\bin\\win32"));

  private static final Path LOADER_CACHE = Paths.get("/etc/ld.so.cache");

  private LibraryFiles() {}

  static List<String> guestLibrary() {
    return isWindows()
        ? windows(System.getenv(), "vmGuestLib.dll")
        : linuxGuestLibrary(bitsOfThisJvm(), isSearchOfTheLoaderSafe());
  }

  static List<String> appMonitor() {
    return isWindows()
        ? windows(System.getenv(), "appmonitorlib.dll", "vmware-appmonitor.dll")
        : linux(isSearchOfTheLoaderSafe(), "libappmonitorlib.so", "libappmonitor.so.0");
  }

  /** Empty on Windows, whose VMware Tools keep their RPC channel to themselves. */
  static List<String> vmTools() {
    return isWindows()
        ? Collections.<String>emptyList()
        : linux(isSearchOfTheLoaderSafe(), "libvmtools.so.0");
  }

  /**
   * Returns whether one of these files is there or, of a bare name, may be found by the loader: so
   * that no process is started to find out that there is none.
   */
  static boolean mayBeInstalled(List<String> files) {
    return files.stream()
        .anyMatch(
            file -> file.startsWith("lib") ? mayBeFound(file) : Files.exists(Paths.get(file)));
  }

  private static boolean mayBeFound(String name) {
    boolean isInFolder =
        Stream.of(
                String.join(":", SystemFolders.all()),
                "/lib:/lib64",
                System.getenv("LD_LIBRARY_PATH"),
                System.getProperty("jna.library.path"))
            .filter(list -> list != null && !list.isEmpty())
            .flatMap(list -> Stream.of(list.split("[:;]")))
            .anyMatch(folder -> Files.exists(Paths.get(folder, name)));
    return isInFolder || isInCacheOfTheLoader(LOADER_CACHE, name);
  }

  /** Folders of /etc/ld.so.conf are searched through this file only. */
  static boolean isInCacheOfTheLoader(Path cache, String name) {
    try {
      return Files.exists(cache)
          && new String(Files.readAllBytes(cache), ISO_8859_1).contains("\0" + name + "\0");
    } catch (IOException | RuntimeException | OutOfMemoryError itCannotBeRead) {
      return true;
    }
  }

  static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /**
   * Full paths: the folders of VMware Tools and of the Guest SDK, and the full ones of the PATH, as
   * the guide has it. Windows itself would look for a bare name in the working directory, too.
   */
  static List<String> windows(Map<String, String> environment, String... names) {
    List<String> folders = new ArrayList<>();
    Stream.of("ProgramW6432", "ProgramFiles")
        .map(environment::get)
        .map(programs -> programs == null ? "C:\\Program Files" : programs)
        .filter(LibraryFiles::isFullOnWindows)
        .distinct()
        .forEach(
            programs ->
                WINDOWS_FOLDERS_IN_PROGRAMS.forEach(folder -> folders.add(programs + folder)));
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    Stream.of(path.split(";")).filter(LibraryFiles::isFullOnWindows).forEach(folders::add);
    List<String> files = new ArrayList<>();
    for (String name : names) {
      folders.stream()
          .map(folder -> folder.replaceFirst("\\\\+$", "") + "\\" + name)
          .distinct()
          .forEach(files::add);
    }
    return files;
  }

  /** A library of the other width could not be loaded, and only add a reason. */
  static List<String> linuxGuestLibrary(int bits, boolean isSearchSafe) {
    String folder = "/usr/lib/vmware-tools/lib" + bits;
    List<String> files = new ArrayList<>(linux(isSearchSafe, "libvmGuestLib.so"));
    files.add(folder + "/libvmGuestLib.so/libvmGuestLib.so");
    files.addAll(linux(isSearchSafe, "libguestlib.so.0"));
    return files;
  }

  /**
   * Bare names where the loader's search does not lead into the working directory, else the full
   * paths of the folders that every Linux has libraries in.
   */
  static List<String> linux(boolean isSearchSafe, String... names) {
    if (isSearchSafe) {
      return Arrays.asList(names);
    }
    List<String> files = new ArrayList<>();
    for (String name : names) {
      SystemFolders.all().forEach(folder -> files.add(folder + "/" + name));
    }
    return files;
  }

  /**
   * Returns whether every folder that these lists add to the loader's search is a full path: an
   * empty or relative one stands for the working directory or a folder in it.
   */
  static boolean areFull(String... lists) {
    return Stream.of(lists)
        .filter(list -> list != null && !list.isEmpty())
        .flatMap(list -> Stream.of(list.split("[:;]", -1)))
        .allMatch(folder -> folder.startsWith("/"));
  }

  private static int bitsOfThisJvm() {
    return System.getProperty("os.arch", "").contains("64") ? 64 : 32;
  }

  private static boolean isSearchOfTheLoaderSafe() {
    return areFull(System.getenv("LD_LIBRARY_PATH"), System.getProperty("jna.library.path"));
  }

  private static boolean isFullOnWindows(String folder) {
    return folder.matches("([A-Za-z]:\\\\|\\\\\\\\)[^*?\"<>|]*");
  }

  /** Where Linux distributions keep their libraries. */
  private static final class SystemFolders {
    static List<String> all() {
      String multiarch =
          System.getProperty("os.arch", "").equals("aarch64")
              ? "aarch64-linux-gnu"
              : "x86_64-linux-gnu";
      return Arrays.asList("/usr/lib/" + multiarch, "/usr/lib64", "/usr/lib", "/usr/local/lib");
    }
  }
}
