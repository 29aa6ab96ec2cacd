package io.guestbeat.host.vmware;

import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;

/**
 * Builds the command that starts the carrier: this JVM's Java, with as few resources as possible.
 */
final class CarrierCommand {
  private static final String MAIN = CarrierCommand.class.getPackage().getName() + ".CarrierMain";

  /** The agent's jar has a main class of its own for the carrier, since its classes are hidden. */
  private static final String AGENTS_MAIN = "io.guestbeat.agent.CarrierEntry";

  private static final String[] HOTSPOT_OPTIONS = {
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-Xshare:auto",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-XX:ReservedCodeCacheSize=8m",
    "-XX:-UsePerfData",
    "-XX:+DisableAttachMechanism",
    // No core file and no report each time that a library crashes.
    "-XX:+SuppressFatalErrorMessage",
    "-XX:-CreateCoredumpOnCrash"
  };

  /** Each would start agents, or print, in this JVM as in the application's. */
  private static final String[] NOT_FOR_THE_CARRIER = {
    "JAVA_TOOL_OPTIONS",
    "JDK_JAVA_OPTIONS",
    "_JAVA_OPTIONS",
    "OPENJ9_JAVA_OPTIONS",
    "IBM_JAVA_OPTIONS",
    "CLASSPATH"
  };

  private CarrierCommand() {}

  /**
   * Prepares the start of a carrier that loads this library and marks its replies so.
   *
   * @throws IOException with the reason why there can be none
   */
  static ProcessBuilder of(String mark, String library) throws IOException {
    String home = System.getProperty("java.home", "");
    List<String> command = new ArrayList<>();
    command.add(launcherIn(home).toString());
    command.addAll(Arrays.asList("-Xmx16m", "-Xms2m", "-Xss512k", "-Xrs"));
    if (System.getProperty("java.vm.name", "").contains("OpenJ9")) {
      command.add("-Xdump:none");
    } else {
      command.addAll(Arrays.asList(HOTSPOT_OPTIONS));
    }
    if (isJava17OrNewer()) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    addProperties(command);
    Set<String> classPath = new LinkedHashSet<>();
    String own = fileOf(CarrierCommand.class);
    classPath.add(own);
    boolean isAgent = isAgentsJar(own);
    if (!isAgent) {
      classPath.add(fileOf(Native.class));
    }
    command.addAll(Arrays.asList("-cp", String.join(File.pathSeparator, classPath)));
    command.add(isAgent ? AGENTS_MAIN : MAIN);
    command.add(mark);
    command.add(library);
    ProcessBuilder builder = new ProcessBuilder(command);
    // Windows looks for libraries in the working directory, where others may have put one.
    builder.directory(new File(home)).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    for (String name : NOT_FOR_THE_CARRIER) {
      environment.remove(name);
    }
    environment.put("MALLOC_ARENA_MAX", "1");
    return builder;
  }

  private static Path launcherIn(String home) throws IOException {
    Path launcher = Paths.get(home, "bin", LibraryFiles.isWindows() ? "java.exe" : "java");
    if (home.isEmpty() || !Files.isExecutable(launcher)) {
      throw new IOException(
          "VMware's Guest SDK libraries run in a child JVM only, and there is no java launcher "
              + launcher
              + ": use a JRE that has one, vSockets, or on Linux open-vm-tools' libvmtools");
    }
    return launcher.toAbsolutePath();
  }

  private static boolean isJava17OrNewer() {
    String version = System.getProperty("java.specification.version", "1.8");
    return !version.startsWith("1.") && Integer.parseInt(version.replaceAll("\\D.*", "")) >= 17;
  }

  /** What says where JNA may put or find its own library holds in the carrier, too. */
  private static void addProperties(List<String> command) {
    for (String name : System.getProperties().stringPropertyNames()) {
      boolean isOfJna = name.startsWith("jna.") && !name.equals("jna.loaded");
      if (isOfJna || name.equals("java.io.tmpdir")) {
        command.add("-D" + name + "=" + System.getProperty(name));
      }
    }
  }

  private static boolean isAgentsJar(String file) throws IOException {
    if (!Files.isRegularFile(Paths.get(file))) {
      return false;
    }
    try (JarFile jar = new JarFile(file, false)) {
      return jar.getEntry(AGENTS_MAIN.replace('.', '/') + ".class") != null;
    }
  }

  /** Returns the jar or folder that the class comes from. */
  private static String fileOf(Class<?> type) throws IOException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    try {
      if (location != null && location.getProtocol().equals("file")) {
        return Paths.get(location.toURI()).toAbsolutePath().toString();
      }
    } catch (URISyntaxException | IllegalArgumentException notAFile) {
      // As below.
    }
    throw new IOException(
        "VMware's Guest SDK libraries run in a child JVM only, which needs a jar file or folder"
            + " with "
            + type.getName()
            + "; here it comes from "
            + location
            + ": unpack the application's jar, or use guestbeat.jar as -javaagent");
  }
}
