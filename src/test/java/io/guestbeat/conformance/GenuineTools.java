package io.guestbeat.conformance;

import io.guestbeat.guest.Statistic;
import io.guestbeat.guest.Width;
import io.guestbeat.support.ProgramBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * VMware's genuine programs from open-vm-tools, as guests of the host that serves on a Unix socket.
 */
final class GenuineTools {
  private final Path hostSocket;
  private final Map<String, String> preloadSettings;

  private GenuineTools(Path hostSocket, Map<String, String> preloadSettings) {
    this.hostSocket = hostSocket;
    this.preloadSettings = preloadSettings;
  }

  /** The programs and files that conformance tests need and this machine lacks. */
  static List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (String program : List.of("gcc", "vmware-toolbox-cmd")) {
      if (Stream.of(System.getenv("PATH").split(File.pathSeparator))
          .noneMatch(folder -> Files.isExecutable(Path.of(folder, program)))) {
        missing.add(program);
      }
    }
    for (String library : List.of("libguestlib.so.0", "libvmtools.so.0")) {
      if (!isInstalled(library)) {
        missing.add(library);
      }
    }
    return missing;
  }

  /** The programs as guests of this host. */
  static GenuineTools guestsOf(Path hostSocket) {
    return new GenuineTools(hostSocket, Map.of());
  }

  /** The programs under a preload that is told this as well; its source says what there is. */
  GenuineTools with(String preloadSetting, String value) {
    return withVariable("GUESTBEAT_STANDIN_" + preloadSetting, value);
  }

  /** What {@code vmware-toolbox-cmd stat …} prints. */
  String stat(String... arguments) {
    List<String> command = new ArrayList<>(List.of("vmware-toolbox-cmd", "stat"));
    Collections.addAll(command, arguments);
    return run(command);
  }

  /** What VMware's C library reads, one line for each value, after this many updates. */
  GuestProcess cLibrary(int updates) {
    List<String> command = new ArrayList<>();
    Collections.addAll(command, Fixture.READER.toString(), "libguestlib.so.0", "" + updates);
    Collections.addAll(command, "text", "session");
    for (Statistic statistic : Statistic.values()) {
      command.add(statistic.apiName() + (statistic.width() == Width.UINT64 ? ":64" : ":32"));
    }
    return start(command);
  }

  /** The same lines as a JVM of its own reads them through the host of this spec. */
  GuestProcess guestbeat(String hostSpec, int updates) {
    return java(HostReader.class, hostSpec, "" + updates, "text", "session");
  }

  /** A JVM of its own under the preload. */
  GuestProcess java(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(command, "-XX:TieredStopAtLevel=1", "-Xmx64m");
    Collections.addAll(command, "-cp", System.getProperty("java.class.path"), main.getName());
    command.addAll(Arrays.asList(arguments));
    return start(command);
  }

  private String run(List<String> command) {
    try (GuestProcess process = start(command)) {
      return String.join("\n", process.rest());
    }
  }

  /** The same programs, for which this variable of the environment is set besides. */
  GenuineTools withVariable(String variable, String value) {
    Map<String, String> settings = new HashMap<>(preloadSettings);
    settings.put(variable, value);
    return new GenuineTools(hostSocket, settings);
  }

  /** A folder with the faulty libraries of the Guest SDK, under the names of genuine ones. */
  static Path faultySdk(Path folder) throws IOException {
    Path library = CSource.compileLibrary("faulty_sdk.c");
    for (String name : List.of("libvmGuestLib.so", "libappmonitor.so.0")) {
      Files.copy(library, folder.resolve(name));
    }
    return folder;
  }

  private GuestProcess start(List<String> command) {
    return GuestProcess.start(
        ProgramBuilder.of(command)
            .with("LD_PRELOAD", Fixture.PRELOAD.toString())
            .with("GUESTBEAT_STANDIN_HOST", hostSocket.toString())
            .with(preloadSettings));
  }

  private static boolean isInstalled(String library) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return false;
    }
    try (Stream<Path> below = Files.list(Path.of("/usr/lib"))) {
      return Stream.concat(below, Stream.of(Path.of("/usr/lib"), Path.of("/usr/lib64")))
          .anyMatch(folder -> Files.exists(folder.resolve(library)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The C programs, compiled when they are first needed. */
  private static final class Fixture {
    static final Path PRELOAD = CSource.compileLibrary("preload.c");
    static final Path READER = CSource.compileProgram("guestlib_reader.c");
  }
}
