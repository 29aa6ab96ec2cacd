package io.guestbeat.heartbeat;

import io.guestbeat.Needs;
import io.guestbeat.gate.HeartbeatGate;
import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Surroundings of a JVM that refuse what gates need. */
enum Surroundings {
  FEW_DESCRIPTORS("prlimit --nofile=200:200"),
  NO_NETWORK("unshare -n"),
  NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups"),
  /** A user who has no other process, as limits count all of a user's threads. */
  LONELY_USER("setpriv --reuid=" + lonelyUser() + " --regid=65534 --clear-groups"),
  NO_MANAGEMENT("env", "--limit-modules=java.base,jdk.unsupported");

  private final String prefix;
  private final String jvmOption;

  Surroundings(String prefix) {
    this(prefix, "-Xshare:auto");
  }

  Surroundings(String prefix, String jvmOption) {
    this.prefix = prefix;
    this.jvmOption = jvmOption;
  }

  /** Skips the test where this machine does not let it have them. */
  void assumed() {
    List<String> command = new ArrayList<>(List.of(prefix.split(" ")));
    command.add("true");
    assumeRuns(command);
  }

  /** Skips the test where this cannot be run, unless conformance is required. */
  static void assumeRuns(List<String> command) {
    Needs.that(runs(command), String.join(" ", command));
  }

  private static boolean runs(List<String> command) {
    try {
      return ProgramBuilder.of(command).run().awaitExit() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** What comes of these gates in them, by the gate; {@link RefusedGates} takes the arguments. */
  Map<String, List<String>> outcomes(Path classes, String taken, List<String> gates) {
    List<String> command = new ArrayList<>(List.of(prefix.split(" ")));
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.add(jvmOption);
    Collections.addAll(command, "-cp", classes.toString(), RefusedGates.class.getName(), taken);
    command.addAll(gates);
    return output(command, Map.of())
        .lines()
        .filter(line -> line.contains(" -> "))
        .collect(
            Collectors.groupingBy(
                line -> line.split(" -> ", 2)[0],
                Collectors.mapping(line -> line.split(" -> ", 2)[1], Collectors.toList())));
  }

  /**
   * Puts the classes of the library and of its tests where every user may read them, in one file
   * that stays open: what has no descriptor left can still load classes, as applications can.
   */
  static Path classesIn(Path folder) throws IOException {
    Path jar = folder.resolve("classes.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Class<?> type : List.of(HeartbeatGate.class, RefusedGates.class)) {
        Path root = placeOf(type);
        try (Stream<Path> files = Files.walk(root)) {
          for (Path file : files.filter(each -> ("" + each).endsWith(".class")).toList()) {
            zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
            Files.copy(file, zip);
          }
        }
      }
    }
    return jar;
  }

  /** What a program prints until its end. */
  static String output(List<String> command, Map<String, String> environment) {
    String output =
        ProgramBuilder.of(command).with(environment).withErrorsInOutput().run().written();
    if (!output.contains(" -> ")) {
      throw new AssertionError(output);
    }
    return output;
  }

  private static long lonelyUser() {
    return 1_000_000 + ProcessHandle.current().pid();
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
