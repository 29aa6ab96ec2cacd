package io.guestbeat.heartbeat.gates;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.guestbeat.gate.HeartbeatGate;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program of the tests in a JVM of its own, for what cannot be undone in this one. */
final class ChildProgram {
  private static final long LIMIT_SECONDS = 60;
  private static final Path INSTALLED_JDKS = Path.of("/usr/lib/jvm");

  private ChildProgram() {}

  /** The JDKs to test with: the build's own, and the JDK 25 of this machine if it has one. */
  static List<Path> javaHomes() throws IOException {
    Path own = Path.of(System.getProperty("java.home"));
    try (Stream<Path> installed =
        Files.isDirectory(INSTALLED_JDKS) ? Files.list(INSTALLED_JDKS) : Stream.empty()) {
      return Stream.concat(Stream.of(own), installed.filter(ChildProgram::isJdk25).limit(1))
          .distinct()
          .toList();
    }
  }

  /** What the program prints until its end. */
  static String output(Path javaHome, List<String> jvmOptions, Class<?> program, String... args) {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(placeOf(HeartbeatGate.class) + File.pathSeparator + placeOf(program));
    command.add(program.getName());
    command.addAll(Arrays.asList(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    try {
      Process process = builder.start();
      CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJdk25(Path home) {
    try {
      return Files.exists(home.resolve("bin/javac"))
          && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"25");
    } catch (IOException e) {
      return false;
    }
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
