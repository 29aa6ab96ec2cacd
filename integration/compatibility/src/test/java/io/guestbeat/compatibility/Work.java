package io.guestbeat.compatibility;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.guestbeat.support.Program;
import io.guestbeat.support.ProgramBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Where the suite works, and what the build has put ready for it. */
final class Work {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final AtomicInteger FOLDERS = new AtomicInteger();

  private Work() {}

  /** A new folder for one run of this subject. */
  static Path folder(String subject) throws IOException {
    Path folder =
        Path.of(System.getProperty("guestbeat.work"))
            .resolve(subject.replace(' ', '-') + "-" + FOLDERS.incrementAndGet());
    delete(folder);
    return Files.createDirectories(folder);
  }

  /**
   * Starts a program in this folder, with these additions to the environment; what it writes is in
   * files of this name there, with the endings {@code .log} and {@code .err.log}.
   */
  static Program start(
      Path folder, String name, List<String> command, Map<String, String> environment) {
    return builder(folder, name, command, environment).start();
  }

  /** Runs a program to its end. */
  static Program run(
      Path folder, String name, List<String> command, Map<String, String> environment) {
    return builder(folder, name, command, environment).run();
  }

  private static ProgramBuilder builder(
      Path folder, String name, List<String> command, Map<String, String> environment) {
    return ProgramBuilder.of(command).in(folder).loggedAs(name).with(environment).within(LIMIT);
  }

  /** What is in the file by now. */
  static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the build has unpacked or copied under this name. */
  static Path subject(String name) {
    return Path.of(System.getProperty("guestbeat.subjects")).resolve(name);
  }

  /** The version of what the build has put ready. */
  static String version(String subject) {
    return System.getProperty("version." + subject);
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  /** A port of the loopback address that is free now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted((one, other) -> other.compareTo(one)).forEach(path -> path.toFile().delete());
    }
  }
}
